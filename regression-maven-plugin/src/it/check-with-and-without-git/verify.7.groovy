import dev.mlmethods.regression.maven.it.GitWorkTree

new GitWorkTree(basedir).git('checkout', '--quiet', '--detach', 'fork')
true
