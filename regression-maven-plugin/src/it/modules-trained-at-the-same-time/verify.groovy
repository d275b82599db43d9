import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def log = BuildLog.of(basedir).first()
log.hasLike(/Using the MultiThreadedBuilder implementation with a thread count of 2/)
log.lacks('[WARNING]')

def check = { String module, List features, String target, List hiddenLayers, int rows ->
    def results = new File(basedir, "$module/target/regression")
    log.has("[$module] Model: ${new File(results, 'model.zip')}")
    def training = new JsonSlurper().parse(new File(results, 'training.json'), 'UTF-8')
    assert training.features == features
    assert training.target == target
    assert training.specification.hiddenLayers == hiddenLayers
    assert training.provenance.rows == rows
    def metrics = new JsonSlurper().parse(new File(results, 'metrics.json'), 'UTF-8')
    assert metrics == training.metrics
    assert metrics.test.r2 >= 0.7
    assert new File(results, 'losses.csv').readLines().size() == 1 + 80
}
check('houses', ['area', 'rooms', 'age'], 'price', [8], 64)
check('cars', ['mileage', 'power', 'age'], 'value', [12, 6], 48)
