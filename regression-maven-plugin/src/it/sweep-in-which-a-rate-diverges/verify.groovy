import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def (first, again, plan, seeds, folds, evaluation) = BuildLog.of(basedir)
def results = new File(basedir, 'target/regression/sweep')

first.hasLike(/Trial 6\/6, 30\/30 epochs, .* epochs\/s, best validation\.rmse 5\d\.\d+ .*, 2 failed/)
        .hasLike(/Swept 6 trials in .* s with engine vector: 4 completed, 2 diverged/)
        .hasLike(/  trial 5 \(learningRate 10, epochs 5\) diverged: the loss on the training rows rose from .*/)
        .hasLike(/Best: trial \d, learningRate 0\.0\d+, epochs \d+: validation\.rmse 5\d\.\d+, chosen on the validation rows only/)
        .has('The model was trained again on all rows that are not held out.')
        .hasLike(/test \(89 rows\) +R2 +RMSE +MAE +MSE/)
        .has('Model: ' + new File(results, 'model.zip') +
                '; evaluate it with mvn regression:evaluate -Dregression.model=target/regression/sweep/model.zip')

def rows = new File(results, 'trials.csv').readLines()*.split(',')
assert rows[0].take(4) == ['trial', 'learningRate', 'epochs', 'status'] as String[]
assert rows.tail()*.take(4) == [
        ['1', '0.001', '5', 'completed'], ['2', '0.001', '10', 'completed'],
        ['3', '0.01', '5', 'completed'], ['4', '0.01', '10', 'completed'],
        ['5', '10', '5', 'diverged'], ['6', '10', '10', 'diverged']]
def sweep = new JsonSlurper().parse(new File(results, 'sweep.json'), 'UTF-8')
assert sweep.summary.trials == [all: 6, completed: 4, pruned: 0, diverged: 2, failed: 0]
assert sweep.summary.epochs == [trained: 30, withoutSharing: 45, pruned: 0]
assert sweep.summary.specification.validationSize == 0.2
assert sweep.trials*.fits*.size() == [1] * 6

// All trials are in the journal, and none has any epochs left; how long that takes depends on the machine.
again.hasLike(/Trial 6\/6, .*/).hasLike(/Swept 6 trials in .* s with engine vector: 4 completed, 2 diverged/)
['trials.csv', 'sweep.json', 'model.zip'].each {
    assert new File(results, it).bytes == new File(basedir, 'first-' + it).bytes
}

plan.has('Plan: 9 trials in 3 trainings, 45 epochs; each trial by itself would take 90.')
        .has('The journal has 6 of them; 3 are left, which take 45 epochs.')
        .has('  2  learningRate 0.001, epochs 10  (in the journal)')
        .has('  3  learningRate 0.001, epochs 15')
        .lacks('Swept')

seeds.hasLike(/Best: trial \d, learningRate 0\.001, epochs 10, seed \d: validation\.rmse \S+ \+- \S+ over 3 seeds, .*/)
        .has('The model is the one that was compared; it was not trained on the validation rows.')
assert new File(basedir, 'seeds/sweep/trials.csv').readLines().size() == 1 + 6

folds.hasLike(/Swept 3 trials in .* s with engine vector: 3 completed/)
def crossValidation = new JsonSlurper().parse(new File(basedir, 'folds/sweep/sweep.json'), 'UTF-8')
assert crossValidation.summary.folds == 3
assert crossValidation.summary.direction == 'maximize'
assert crossValidation.trials*.fits*.size() == [3] * 3

evaluation.hasLike(/test \(89 rows\) +R2 +RMSE +MAE +MSE/)
assert new File(basedir, 'target/regression/metrics.json').exists()
