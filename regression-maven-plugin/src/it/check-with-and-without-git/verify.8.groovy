import dev.mlmethods.regression.maven.it.GitWorkTree
import groovy.json.JsonSlurper

def git = new GitWorkTree(basedir)
def verdict = new JsonSlurper().parse(new File(basedir, 'target/regression/verdict.json'), 'UTF-8')
assert verdict.commit == git.git('rev-parse', 'fork')
def recorded = new File(basedir, 'regression-history.jsonl').readLines().collect { new JsonSlurper().parseText(it) }
assert recorded*.commit == [git.git('rev-parse', 'fork')]
assert recorded*.parents == [[git.git('rev-parse', 'start')]]
assert recorded*.verdict == ['identical']

// The project becomes a shallow clone of itself, with the files of the branch.
git.git('checkout', '--quiet', 'work')
git.git('clone', '--quiet', '--depth=1', '--no-single-branch', '--branch=work', "file://$basedir", 'shallow')
assert new File(basedir, '.git').renameTo(new File(basedir, 'whole.git'))
assert new File(basedir, 'shallow/.git').renameTo(new File(basedir, '.git'))
assert git.git('rev-parse', '--is-shallow-repository') == 'true'
true
