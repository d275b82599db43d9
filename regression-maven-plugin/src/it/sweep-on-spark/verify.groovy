import dev.mlmethods.regression.maven.it.BuildLog

def (spark, local, shard, dataset) = BuildLog.of(basedir)

spark.hasLike(/Swept 6 trials in .* s with engine vector: 4 completed, 2 diverged/)
        .lacks('Spark lost executor')
shard.hasFailure('sweep', 'shard is 1/2, but executor is spark, which divides the trials among its executors itself; leave one' +
        ' of them out.')
dataset.hasFailure('sweep', "sparkDataset is 'everywhere'; it must be broadcast, path, or a URL, such as s3a://bucket/prices.csv.")

// What the executors have printed: there were some.
assert new File(basedir, 'target/regression/spark/work').isDirectory()
['trials.csv', 'sweep.json', 'report.html', 'model.zip', 'losses.csv'].each {
    assert new File(basedir, "target/regression/sweep/$it").bytes == new File(basedir, "target/local/sweep/$it").bytes
}
true
