import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def (both, plan, misspelt, misspeltInSweep, noYaml, missing) = BuildLog.of(basedir)
def results = new File(basedir, 'target/regression')

def specification = new JsonSlurper().parse(new File(results, 'training.json'), 'UTF-8').specification
def expected = [dataset: 'diabetes', targetScaling: 'standard', hiddenLayers: [8, 4], epochs: 6, learningRate: 0.05,
        batchSize: 16, seed: 5]
assert specification.subMap(expected.keySet()) == expected
assert specification.validationSize == 0

def sweep = new JsonSlurper().parse(new File(results, 'sweep/sweep.json'), 'UTF-8')
assert sweep.summary.specification.subMap(expected.keySet()) == expected
assert sweep.summary.specification.validationSize == 0.2
assert sweep.summary.objective == 'validation.mae'
assert !sweep.model.refit
// Names keep the position of their first occurrence: the POM, the file, the command line.
def rows = new File(results, 'sweep/trials.csv').readLines()*.split(',')
assert rows[0].take(6) == ['trial', 'epochs', 'learningRate', 'weightDecay', 'seed', 'status'] as String[]
assert rows[1].take(6) == ['1', '3', '0.001', '0.0001', '8', 'completed'] as String[]
assert rows.size() == 1 + 2 * 2 * 3

plan.has('Plan: 2 trials in 2 trainings, 8 epochs; each trial by itself would take 8.')
        .has('  1  epochs 4, learningRate 0.001, hiddenLayers 8,4')
        .has('  2  epochs 4, learningRate 0.001, hiddenLayers none')

misspelt.hasFailure('train', 'faulty/misspelt.yaml, line 1: learningrate is unknown; did you mean learningRate?')
misspeltInSweep.hasFailure('sweep', 'faulty/misspelt-in-sweep.yaml, line 3: stratgy is unknown; did you mean strategy?')
noYaml.hasFailure('train', 'faulty/no-yaml.yaml, line 2: this is not valid YAML: mapping values are not allowed here.')
missing.hasFailure('train', "configurationFile is ${new File(basedir, 'no/such.yaml')}, but that file does not exist; create it, or" +
        ' leave configurationFile out.')
true
