import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def (oneFolder, none, allowed, acceptBig, acceptSmall, same, again, checkOther, acceptOther, recordOther, evaluateOther,
        otherExecution, noEvaluation, accept, record, report, small, verdict,
        evaluate, predict, verify, data) = BuildLog.of(basedir)
def target = new File(basedir, 'target')
def big = new File(target, 'regression-big')
def sha = /[0-9a-f]{12}/

oneFolder.hasLike('Model: .*').hasFailure('train', "prices@big has already trained into ${'target/regression'.replace('/', File.separator)} in this"
        + ' build, and prices@small would overwrite its model. Give each execution its own outputDirectory: <outputDirectory>'
        + '${project.build.directory}/regression-small</outputDirectory> in the <configuration> of the execution small, say.')
none.hasFailureLike('check', 'No baseline\\. .*')
allowed.hasLike('No baseline\\. .*')
acceptBig.has('Accepted as the baseline: regression-baseline-big.json and its rows beside it. Commit both.')
acceptSmall.has('Accepted as the baseline: regression-baseline-small.json and its rows beside it. Commit both.')
same.has('Identical. The weights of the network, the predictions and all metrics are those of the baseline, bit for bit.')
        .has('Recorded in regression-history.jsonl.').hasLike("History: .*regression-big.history\\.html")
again.hasLike('Up to date: .*regression-big.*')

def trainedModel = { folder -> "The model ${"target/$folder/model.zip".replace('/', File.separator)} is not the one that would be trained now: " }
def fewer = trainedModel('regression-big') + 'epochs is 1 on the command line, and was 100. '
[check: checkOther, accept: acceptOther, record: recordOther].each { goal, log ->
    log.hasFailure(goal, fewer + 'Run mvn regression:train@big and mvn regression:evaluate@big, or give this goal what the training was given.')
}
evaluateOther.hasFailure('evaluate', fewer + 'Run mvn regression:train@big, or give this goal what the training was given, or evaluate the model as' +
        " it is with -Dregression.model=${'target/regression-big/model.zip'.replace('/', File.separator)}.")
otherExecution.hasFailure('check', trainedModel('regression') + 'hiddenLayers is 4 in <configuration> of the POM, and was 16. Run mvn' +
        ' regression:train@small -f one-folder.xml and mvn regression:evaluate@small -f one-folder.xml, or give this goal what the training was' +
        ' given.')

def other = "The evaluation in \\Q$big\\E is of another model than \\Q${new File(big, 'model.zip')}\\E: it names $sha, and the" +
        " SHA-256 of the model begins with $sha\\. Run mvn regression:evaluate@big\\."
[check: noEvaluation, accept: accept, record: record, report: report].each { goal, log -> log.hasFailureLike(goal, other) }
small.has('Identical. The weights of the network, the predictions and all metrics are those of the baseline, bit for bit.')
verdict.hasFailureLike('record', "The verdict in \\Q$big\\E is not of the evaluation there: it names $sha, and the SHA-256 of the" +
        " evaluation begins with $sha\\. Run mvn regression:check@big, or remove verdict\\.json\\.")
def model = "The model \\Q${new File(big, 'model.zip')}\\E is not the one that training\\.json beside it records: its" +
        " SHA-256 begins with $sha, and $sha is named there\\. Run mvn regression:train@big\\."
[evaluate: evaluate, predict: predict, verify: verify].each { goal, log -> log.hasFailureLike(goal, model) }
data.hasFailure('check', 'The dataset houses.csv has changed since the model was trained on it. Train and evaluate again with' +
        ' mvn regression:train@small and mvn regression:evaluate@small.')

['big', 'small'].each { id ->
    def found = new JsonSlurper().parse(new File(target, "regression-$id/verdict.json"), 'UTF-8')
    assert found.subject.module == 'prices'
    assert found.subject.execution == id
    assert found.subject.baselineSha256 ==~ /[0-9a-f]{64}/
}
def suite = new XmlSlurper().parse(new File(target, 'regression-small/TEST-regression-check.xml'))
assert suite.testcase.collect { it.@classname.text() }.unique() == ['prices@small']
// It has been evaluated since then, and the earlier verdict must not be collected.
assert !new File(big, 'TEST-regression-check.xml').exists()
def records = new File(basedir, 'regression-history.jsonl').readLines().collect { new JsonSlurper().parseText(it) }
assert records*.execution == ['big', 'small']
assert records*.module.toUnique() == ['prices']
assert records*.modelSha256.toUnique().size() == 2
assert records*.verdict == ['identical', 'identical']
def page = new File(target, 'regression-small/history.html').getText('UTF-8')
assert page.contains('Records: prices@big, target price')
assert page.contains('Records: prices@small, target price')
return true
