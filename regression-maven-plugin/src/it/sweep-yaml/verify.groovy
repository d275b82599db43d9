import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def (described, misspelt) = BuildLog.of(basedir)
def results = new File(basedir, 'target/regression')

described.hasLike(/Swept 6 trials in .* s with engine vector: 6 completed/)
        .hasLike(/Best: trial \d, learningRate 0\.01, hiddenLayers \S+: validation\.mae .*/)
        .has('The model was trained again on all rows that are not held out.')
def sweep = new JsonSlurper().parse(new File(results, 'sweep/sweep.json'), 'UTF-8')
def training = new JsonSlurper().parse(new File(results, 'training.json'), 'UTF-8')
[sweep.summary.specification, training.specification].each {
    assert [it.dataset, it.hiddenLayers, it.batchSize, it.epochs, it.seed] == ['diabetes', [8], 64, 4, 7]
}
assert sweep.summary.specification.validationSize == 0.2
assert training.specification.validationSize == 0

misspelt.hasFailure('sweep', 'misspelt.yaml, line 4, has stratgy, which is unknown; did you mean strategy?')
assert new File(results, 'sweep/trials.csv').readLines().size() == 1 + 6
