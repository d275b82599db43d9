import dev.mlmethods.regression.maven.it.BuildLog

def (second, early, plan, first, other, merged, whole, third) = BuildLog.of(basedir)
def results = new File(basedir, 'target/regression/sweep')

second.hasLike(/Swept shard 2\/2 in .* s: 2 completed/)
        .has('When all shards have ended, mvn regression:merge joins their journals and trains the best model.')
        .has('Journal: ' + new File(results, 'journal-2-of-2.jsonl'))
        .lacks('Model: ')
early.hasFailure('merge', 'Of 6 trials, 4 are in none of the journals: 1, 2, 5, 6. They belong to shard 1/2: run it again, which' +
        ' trains only what its journal lacks, and add its journal to journals.')
plan.has('Shard 1/2 has 4 of these trials.').has('They take 2 trainings and 20 epochs.')
first.has('Journal: ' + new File(results, 'journal-1-of-2.jsonl'))
other.hasFailure('merge', 'The journal ' + new File(results, 'journal-1-of-2.jsonl') + ' is of another plan: its specification,' +
        ' its search or its strategy differs. Merge only journals of this sweep, with the same parameters, or run its shard again.')
merged.hasLike(/Merged 6 trials in .* s with engine vector: 4 completed, 2 diverged/)
        .has('Lines for regression.yaml, with which train gives this model:')
whole.hasLike(/regression\.yaml: the lines that an earlier search has written are left out, and what they say is found anew\. .*/)
third.hasFailure('sweep', 'shard is 3/2; shards are counted from 1, so the first of 2 is 1/2 and the last is 2/2.')

['trials.csv', 'sweep.json', 'model.zip', 'losses.csv'].each {
    assert new File(results, it).bytes == new File(basedir, "target/whole/sweep/$it").bytes
}
true
