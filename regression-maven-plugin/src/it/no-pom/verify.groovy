import dev.mlmethods.regression.maven.it.BuildLog

def (train, evaluate, predict, trainNothing, predictNothing, noModel, noColumn, describe, unpacked, packed, trees, tuned, wrong) = BuildLog.of(basedir)
def results = new File(basedir, 'target/regression')

train.has("Model: ${new File(results, 'model.zip')}")
        .has('batchSize=32, weightDecay=0.01, targetScaling=standard: the defaults for tables; -Dregression.preset=notebook gives those of the' +
                ' notebook (full; 0; none)')
evaluate.has('All thresholds are met: minR2.')
def predictions = new File(results, 'new-houses-predicted.csv')
predict.has("Predicted price for 3 rows: $predictions")

assert results.list().sort() == ['.regression-evaluated.json', 'dataset.html', 'dataset.json', 'evaluation.json', 'losses.csv', 'metrics.json', 'model.zip', 'new-houses-predicted.csv',
        'predictions.csv', 'report.html', 'timings.json', 'training.json']
def lines = predictions.readLines()
assert lines[0] == 'row,predicted'
assert lines.tail().collect { it.split(',')[0] } == ['0', '1', '2']
// The features are found by their names, whatever their order: the small house is the cheapest.
def (large, old, small) = lines.tail().collect { it.split(',')[1] as double }
assert 0 < small && small < old && old < large

trainNothing.hasFailure('train', 'dataset is missing; give california-housing, diabetes or a CSV file, as <dataset> in' +
        ' the POM, dataset in regression.yaml, or with -Dregression.dataset; or a database, as datasetUrl.')
predictNothing.hasFailure('predict',
        'input is missing; give the CSV file with the rows to predict with -Dregression.input, or a query for them with -Dregression.inputQuery.')
// There is no POM that makes the prefix known.
noModel.hasFailureLike('evaluate', /There is no model \S+model\.zip\. Make one first with/ +
        / mvn dev\.mlmethods:regression-maven-plugin:[\w.-]+:train or mvn dev\.mlmethods:regression-maven-plugin:[\w.-]+:import\./)
noColumn.hasFailureLike('predict', /.*'age'.*houses-without-age\.csv has no such column.*/)
describe.hasLike(/\d+ rows, 4 columns/).hasLike(/ *price +number +0 +\d+ +target/)
        .has("Table: ${new File(results, 'dataset.html')}")
unpacked.hasLike(/Predicted price for 3 rows: .*unpacked\.csv/)
assert new File(basedir, 'unpacked.csv').readLines() == lines
packed.has('houses.csv.zst: compressed by zstd')
assert new File(basedir, 'packed/model.zip').isFile()
trees.hasLike(/ *LightGBM, defaults( +\S+){4}/).hasLike(/.*LightGBM with default settings.*/)
tuned.hasLike(/ *LightGBM, tuned( +\S+){4}/).hasLike(/.*LightGBM tuned by 20 points in 5 folds.*/)
        .has('LightGBM is tuned first, which takes longer than the rest.')
wrong.hasFailure('evaluate', "referenceTrees is 'tune'; did you mean 'tuned'? It must be one of false, true, tuned.")
assert new File(results, 'metrics.json').text.contains('"referenceTrees"')
return true
