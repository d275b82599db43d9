import dev.mlmethods.regression.maven.it.BuildLog

def model = new File(basedir, 'target/regression/model.zip')
def upToDate = "Up to date: $model was trained on this data, with this specification and plugin;" +
        ' -Dregression.force trains anyway.'
def (first, same, otherSeed, forced, otherData, clean, incomplete, unkept, jvm, byPath, samePath, otherRows) = BuildLog.of(basedir)
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
unkept.has(upToDate).hasWarning('The evaluation is written, but the next build will evaluate again even if nothing has changed: Cannot write '
        + "${new File(model.parentFile, '.regression-evaluated.json')}: a folder has its name." +
        ' Free some space or choose another outputDirectory; the previous contents are unchanged.')
jvm.hasFailure('train', 'jvm is no/such/jdk, which is neither a Java executable nor the folder of a JDK.')
byPath.lacks('Up to date').has('train (51 rows)                    R2        RMSE         MAE         MSE')
samePath.has(evaluated)
otherRows.hasFailure('evaluate', 'The dataset houses.csv has changed since the model was trained on it, so its held-out rows can no longer be determined.'
        + ' Train again with mvn regression:train, or evaluate on other data with evaluationDataset.')
return true
