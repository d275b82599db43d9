import dev.mlmethods.regression.maven.it.GitWorkTree

new GitWorkTree(basedir).commit('Fewer epochs', 'regression-baseline*')
true
