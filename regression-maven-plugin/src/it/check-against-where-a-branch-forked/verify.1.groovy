import dev.mlmethods.regression.maven.it.GitWorkTree

def git = new GitWorkTree(basedir)
git.commit('The model', 'regression-baseline*')
git.git('checkout', '--quiet', '-b', 'work')
true
