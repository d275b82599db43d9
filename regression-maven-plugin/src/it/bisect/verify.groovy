import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def (first, accept, three, one) = BuildLog.of(basedir)
def changedLine = new File(basedir, 'changed-line.txt').text
def data = "houses.csv: 1 row changed in the column area (line $changedLine)"
def json = { new JsonSlurper().parse(new File(basedir, it), 'UTF-8') }
def number = /[+-]\d+\.\d+ \(-?\d+%\)/

three.hasFailureLike('check', /Regressed\. test\.rmse is .*What moved: \Q$data\E; epochs was 60 and is 20; learningRate was 0\.05 and is 0\.02\. If that is meant, run regression:accept\./)
['baseline', 'data', 'epochs', 'learningRate'].each { three.has("Bisect: the model in target/regression/bisect/$it") }
three.hasLike(/Bisect: test\.rmse $number: \Q$data\E/)
three.hasLike(/Bisect: test\.rmse $number: epochs was 60 and is 20/)
three.hasLike(/Bisect: test\.rmse $number: learningRate was 0\.05 and is 0\.02/)
three.hasLike(/Bisect: test\.rmse $number: all together, beyond each alone/)
three.hasLike(/Bisect: test\.rmse \+\d+\.\d+ \(100%\): all of it/)
one.has('Nothing to bisect. Only one thing has moved, which explains all of it.')

// Trained with the dataset that the commit has, the baseline is the same to the last bit.
def baseline = json('regression-baseline.json')
def again = json('target/regression/bisect/baseline/training.json')
assert again.parametersSha256 == baseline.parametersSha256
// In each of the others one thing alone moves.
def trained = { json("target/regression/bisect/$it/training.json") }
assert trained('epochs').specification == again.specification + [epochs: 20]
assert trained('learningRate').specification == again.specification + [learningRate: 0.02]
assert trained('data').specification == baseline.specification
assert trained('data').provenance.dataSha256 != baseline.data.sha256
// One thing alone is the evaluation itself: that of the last build, whose cell is the only change.
def verdict = json('target/regression/verdict.json')
assert trained('data').parametersSha256 == json('target/regression/training.json').parametersSha256
assert trained('data').metrics.test.rmse == verdict.metrics[0].current
assert verdict.bisection == null
return true
