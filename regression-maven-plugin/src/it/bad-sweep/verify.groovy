import dev.mlmethods.regression.maven.it.BuildLog

def (nothing, empty, unknown, parallelism, corrupt, allDiverge) =
        BuildLog.of(basedir)
def journal = new File(basedir, 'corrupt/sweep/journal.jsonl')

nothing.hasWarning('regression.yml is not read; rename it to regression.yaml.').hasFailure('sweep', 'The sweep has nothing to search. Give the values to try as -Dregression.sweep.learningRates=1e-4,1e-3, or in the POM as <sweep><learningRates>1e-4,1e-3</learningRates></sweep>.')
empty.hasFailure('sweep', 'learningRates is empty; give at least one value, or leave it out and set learningRate.')
unknown.hasFailure('sweep', 'regression.sweep.lerningRates is not something that the sweep can search; did you mean' +
        ' regression.sweep.learningRates?')
parallelism.hasFailure('sweep', 'parallelism is 0; it must be a whole number from 1 to 1024, and more than the machine has cores are of no' +
        ' use.')
corrupt.hasFailure('sweep', "The journal of the sweep is corrupt: line 1 of $journal was altered after it was written. Move it away to start the sweep afresh;" +
        ' it was left unchanged.')
assert journal.text == '{"sha256":"of something else","entry":{}}\n'
allDiverge.hasFailure('sweep', 'None of the 2 trials gave a model (2 diverged): trial 1 (learningRate 1e9) diverged: the' +
        ' validation loss is NaN in epoch 2; trial 2 (learningRate 1e10) diverged: the validation loss is NaN in epoch 2. Try' +
        ' smaller learningRates, or look for extreme values in the data.')
assert new File(basedir, 'target/regression/sweep').list() == ['journal.jsonl']
