import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def log = BuildLog.of(basedir).first()
log.lacks('[WARNING]')
log.hasLike(/The table has 64 rows, and memoryRows is 50; it is read from temporary files in .+/)
log.hasLike(/Epoch 200\/200, loss 0\.\d+, validation loss 0\.\d+/)
2.times { // after the training and after the evaluation
    log.has('test (13 rows)                     R2        RMSE         MAE         MSE')
    log.hasLike(/  network {22}0\.9\d{3}( +\d\.\d{4}){3}/)
    log.hasLike(/  least squares {16}0\.\d{4}( +\d\.\d{4}){3}/)
    log.hasLike(/  training mean {15}[ -]0\.\d{4}( +\d\.\d{4}){3}/)
}
log.has('train (40 rows)                    R2        RMSE         MAE         MSE')
def results = new File(basedir, 'target/regression')
log.has("Model: ${new File(results, 'model.zip')}")
log.has('All thresholds are met: maxMae, minR2.')

assert results.list().sort() ==
        ['.regression-evaluated.json', 'evaluation.json', 'losses.csv', 'metrics.json', 'model.zip', 'predictions.csv', 'report.html', 'timings.json', 'training.json']
def json = { String name -> new JsonSlurper().parse(new File(results, name), 'UTF-8') }

assert new File(results, 'model.zip').bytes[0..3] == [0x50, 0x4B, 3, 4]

def losses = new File(results, 'losses.csv').readLines()
assert losses[0] == 'epoch,loss,validationLoss'
assert losses.tail().collect { it.split(',')[0] as int } == (1..200).toList()
assert losses.tail().every { it ==~ /\d+,\d+(\.\d+)?(e-?\d+)?,\d+(\.\d+)?(e-?\d+)?/ }

def timings = json('timings.json')
def stages = ['startSeconds', 'backendSeconds', 'dataSeconds', 'trainingSeconds', 'evaluationSeconds']
assert timings.keySet() == (stages + ['totalSeconds']) as Set
assert stages.every { timings[it] > 0 }
assert stages.sum { timings[it] } < timings.totalSeconds

// The same inputs give the same bytes, so nothing in it may depend on the time.
def training = json('training.json')
assert training.keySet() == ['formatVersion', 'fingerprint', 'modelSha256', 'parametersSha256', 'features', 'target', 'specification',
        'finalLoss', 'metrics', 'findings', 'advice', 'provenance'] as Set
assert training.features == ['area', 'rooms', 'age']
assert training.target == 'price'
assert training.specification.hiddenLayers == [16, 8]
assert training.findings == []
assert training.finalLoss.epoch == 200
assert !(new File(results, 'training.json').text =~ /(?i)seconds|date|time\b|20\d\d-\d\d|\d\d:\d\d/)

def metrics = json('metrics.json')
assert metrics.keySet() == ['test', 'validation', 'train', 'leastSquares', 'trainingMean'] as Set
assert metrics.test.r2 >= 0.9
assert metrics.test.r2 > metrics.leastSquares.test.r2
assert metrics.train.rmse > 0
assert metrics.validation.rmse > 0
assert metrics.trainingMean.train.r2 == 0
assert metrics == training.metrics

def evaluation = json('evaluation.json')
assert evaluation.heldOut
assert evaluation.network.test.rmse.value == metrics.test.rmse
assert evaluation.network.test.rmse.interval.low < metrics.test.rmse
assert evaluation.losses.trained == 200
assert evaluation.diagnostics.points.rows.size() == 13

def predictions = new File(results, 'predictions.csv').readLines()
assert predictions[0] == 'row,actual,predicted'
assert predictions.size() == 1 + 13
def prices = new File(basedir, 'src/main/data/prices.csv').readLines().tail().collect { it.split(',')[3] as double }
for (line in predictions.tail()) {
    def (row, actual, predicted) = line.split(',')
    assert prices[row as int] == actual as double
    assert Math.abs((predicted as double) - (actual as double)) <= metrics.test.maxError
}
