import dev.mlmethods.regression.maven.it.GitWorkTree
import groovy.json.JsonSlurper

def verdict = new JsonSlurper().parse(new File(basedir, 'target/regression/verdict.json'), 'UTF-8')
assert verdict.commit == new GitWorkTree(basedir).head()
true
