import dev.mlmethods.regression.maven.it.BuildLog

def (online, offline) = BuildLog.of(basedir)
[online, offline].each {
    it.hasLike(/Epoch 60\/60, .*/).has("Model: ${new File(basedir, 'target/regression/model.zip')}").lacks('Download')
}
return true
