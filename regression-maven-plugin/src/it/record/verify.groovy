import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def (first, again, other) = BuildLog.of(basedir)
first.has('Recorded in regression-history.jsonl.')
again.has('regression-history.jsonl has this evaluation already.')
other.has('Recorded in regression-history.jsonl.')
def page = new File(basedir, 'target/regression/history.html')
other.has("History: $page")

def records = new File(basedir, 'regression-history.jsonl').readLines().collect { new JsonSlurper().parseText(it) }
assert records.size() == 2
assert records*.parametersSha256.toUnique().size() == 2
assert records*.dataSha256.toUnique().size() == 1
assert records.every { it.metrics.test.rmse > 0 }
assert (page.getText('UTF-8') =~ '<h1>(.*?)</h1>')[0][1]
return true
