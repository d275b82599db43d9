import dev.mlmethods.regression.maven.it.BuildLog
import dev.mlmethods.regression.maven.it.Checkout

// First of all, because the next build has to be able to delete it.
new Checkout(basedir).release()

def (writable, readOnly, accept, record, check) = BuildLog.of(basedir)
def results = new File(basedir, 'target/regression')
def right = 'Give yourself permission to'

writable.has('Accepted as the baseline: regression-baseline.json and its rows beside it. Commit both.')
        .has('Recorded in regression-history.jsonl.')
readOnly.hasLike(/Epoch 60\/60, .*/)
        .has('Identical. The weights of the network, the predictions and all metrics are those of the baseline, bit for bit.')
        .lacks('[WARNING]')
accept.hasFailure('accept', "Cannot write ${new File(basedir, 'regression-baseline.json')}: permission denied. $right write" +
        ' there, or choose another baseline.')
record.hasFailure('record', "Cannot write the history ${new File(basedir, 'regression-history.jsonl')}: permission denied." +
        " $right read and write it, or choose another history.")
check.hasFailure('check', "Cannot write to the folder $results: permission denied. $right write there, or choose another" +
        ' outputDirectory.')
return true
