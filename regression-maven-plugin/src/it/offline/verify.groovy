import dev.mlmethods.regression.maven.it.BuildLog

def (online, offline) = BuildLog.of(basedir)
[online, offline].each {
    it.hasLike(/Epoch 60\/60, .*/).has("Model: ${new File(basedir, 'target/regression/model.zip')}").lacks('Download')
}
// In the local repository, beside the artifacts: the class path and the archive of the worker's classes.
def kept = new File(localRepositoryPath, '.cache/regression-maven-plugin').list()
assert kept.any { it.startsWith('classpath-') } && kept.any { it.startsWith('classes-') && it.endsWith('.archive') }
assert !kept.any { it.endsWith('.part') }
return true
