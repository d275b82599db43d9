import dev.mlmethods.regression.maven.it.BuildLog

def (online, offline) = BuildLog.of(basedir)
[online, offline].each {
    it.hasLike(/Epoch 60\/60, .*/).has("Model: ${new File(basedir, 'target/regression/model.zip')}").lacks('Download')
}
// In the local repository, beside the artifacts. An archive of classes is only there for a while: the workers of some projects that run beside this one crash, after which no archive is trusted.
def kept = new File(localRepositoryPath, '.cache/regression-maven-plugin').list()
assert kept.any { it.startsWith('classpath-') }
return true
