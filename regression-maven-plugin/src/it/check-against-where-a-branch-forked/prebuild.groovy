import dev.mlmethods.regression.maven.it.GitWorkTree

def git = new GitWorkTree(basedir)
git.git('init', '--quiet')
git.commit('The data', 'pom.xml', 'src')
return true
