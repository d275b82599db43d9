import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def (first, again, other) = BuildLog.of(basedir)
first.has('Recorded in regression-history.jsonl.')
def records = new File(basedir, 'regression-history.jsonl').readLines().collect { new JsonSlurper().parseText(it) }
// This folder is in the repository of this project, unless it was built without one: then the records can't be told apart.
def hasCommit = records.every { it.commit }
again.has(hasCommit ? 'regression-history.jsonl already has this evaluation.' : 'Recorded in regression-history.jsonl.')
other.has('Recorded in regression-history.jsonl.')
def page = new File(basedir, 'target/regression/history.html')
other.has("History: $page")

assert records.size() == (hasCommit ? 2 : 3)
assert records.every { it.module == 'regression' && it.execution == 'default' && it.target == 'price' }
assert records*.parametersSha256.toUnique().size() == 2
assert records*.dataSha256.toUnique().size() == 1
assert records.every { it.metrics.test.rmse > 0 }
assert (page.getText('UTF-8') =~ '<h1>(.*?)</h1>')[0][1]
return true
