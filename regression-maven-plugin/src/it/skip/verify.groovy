import dev.mlmethods.regression.maven.it.BuildLog

def log = BuildLog.of(basedir).first()
['train', 'evaluate'].each {
    log.hasLike(/--- .*regression.*:$it \(default\) @ skip ---/)
}
log.has('Skipped: regression.skip is set.').lacks('[WARNING]')
assert !new File(basedir, 'target').exists()
