import groovy.json.JsonSlurper

def verdict = new JsonSlurper().parse(new File(basedir, 'target/regression/verdict.json'), 'UTF-8')
assert verdict.verdict == 'improved'
assert verdict.commit == null
true
