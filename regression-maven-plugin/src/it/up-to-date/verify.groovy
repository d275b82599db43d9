import dev.mlmethods.regression.maven.it.BuildLog

def model = new File(basedir, 'target/regression/model.zip')
def upToDate = "Up to date: $model was trained on this data, with this specification and plugin;" +
        ' -Dregression.force trains anyway.'
def (first, same, otherSeed, forced, otherData, clean, incomplete) = BuildLog.of(basedir)
def evaluated = "Up to date: $model was evaluated on this data, with these parameters and this plugin; -Dregression.force evaluates anyway."
same.hasLike(/test \(\d+ rows\) +R2 .*/)
same.has(upToDate).has(evaluated).lacks('Epoch').lacks('Model: ')
[first, otherSeed, forced, otherData, clean, incomplete].each {
    it.lacks('Up to date').hasLike(/Epoch 40\/40, .*/).has("Model: $model")
}
otherData.has('train (52 rows)                    R2        RMSE         MAE         MSE')

['model.zip', 'training.json', 'losses.csv'].each {
    assert new File(basedir, "target/regression/$it").bytes == new File(basedir, "first-$it").bytes
}
return true
