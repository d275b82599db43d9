import dev.mlmethods.regression.maven.it.GitWorkTree

new GitWorkTree(basedir).git('clone', '--quiet', '--branch=work', "file://$basedir", 'elsewhere')
true
