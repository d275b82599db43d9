import groovy.json.JsonSlurper

def verdict = new JsonSlurper().parse(new File(basedir, 'target/regression/verdict.json'), 'UTF-8')
assert verdict.verdict == 'accepted in this branch'
assert verdict.passes
assert verdict.branch.verdict == 'identical'
assert verdict.branch.acceptance == 'COMMITTED'
assert new File(basedir, 'target/regression/verdict.md').getText('UTF-8')
        .contains('### Compared with the baseline that this branch has accepted: identical')
true
