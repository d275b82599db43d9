import dev.mlmethods.regression.maven.it.GitWorkTree
import groovy.json.JsonSlurper

def git = new GitWorkTree(basedir)
def baseline = new JsonSlurper().parse(new File(basedir, 'regression-baseline.json'), 'UTF-8')
assert baseline.commit == git.git('rev-parse', 'start')
git.commit('The model', basedir.list().findAll { it.startsWith('regression-baseline') } as String[])
git.git('tag', 'fork')
true
