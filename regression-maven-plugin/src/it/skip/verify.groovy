import dev.mlmethods.regression.maven.it.BuildLog

def log = BuildLog.of(basedir).first()
['train', 'evaluate'].each {
    log.hasLike(/--- .*regression.*:$it \(default\) @ skip ---/)
}
log.has('Skipped: skip is true on the command line.').lacks('[WARNING]')
assert !new File(basedir, 'target').exists()
