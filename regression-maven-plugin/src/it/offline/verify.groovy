import dev.mlmethods.regression.maven.it.BuildLog

def (online, offline) = BuildLog.of(basedir)
[online, offline].each {
    it.hasLike(/Epoch 60\/60, .*/).has("Model: ${new File(basedir, 'target/regression/model.zip')}").lacks('Download')
}
// In the local repository, beside the artifacts. An archive of classes is there for a while only: projects run beside this one whose workers crash, after which none is trusted.
def kept = new File(localRepositoryPath, '.cache/regression-maven-plugin').list()
assert kept.any { it.startsWith('classpath-') }
return true
