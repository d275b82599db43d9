import dev.mlmethods.regression.maven.it.GitWorkTree
import groovy.json.JsonSlurper

def git = new GitWorkTree(basedir)
def verdict = new JsonSlurper().parse(new File(basedir, 'target/regression/verdict.json'), 'UTF-8')
assert verdict.baselineCommit == git.git('rev-parse', 'fork')
true
