import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def (first, accept, same, worse, cell, rows, newer, allowed, nothing, onOthers, evaluatedOnOthers, onHeldOut, sameRows) = BuildLog.of(basedir)
def baseline = new File(basedir, 'regression-baseline.json')
def changedLine = new File(basedir, 'changed-line.txt').text

first.hasFailure('check', 'No baseline. No accepted evaluation was found. Run mvn regression:accept to make this' +
        ' evaluation the baseline.')
accept.has('Accepted as the baseline: regression-baseline.json and its rows beside it. Commit both.')
same.has('Identical. The weights of the network, the predictions and all metrics are those of the baseline, bit for bit.')
// The numbers are the same on every machine.
worse.hasFailure('check', 'Regressed. test.rmse is 2.458, but the baseline allows at most 0.2905 (0.2767 with a tolerance of 5%).' +
        ' What changed: epochs was 60 and is 2. If that is intended, run mvn regression:accept.')
cell.hasWarnings('tolerances.rmse is 5% in <configuration> of the POM, but -Dregression.tolerances.rmse=1000% overrules it.',
        'tolerances.rmse is 1000%, so that test.rmse may become 3.043: a network that is no better than the mean of the training rows' +
                ' (0.9208) would pass. Give a smaller one; mvn regression:suggest-tolerance finds it.')
        .has('Within tolerance. test.rmse is 0.2766, and the baseline allows at most 3.043 (0.2767 with a' +
        " tolerance of 1000%). What changed: houses.csv: 1 row changed in the column area (line $changedLine).")
rows.hasFailure('check', 'Not comparable. The test rows are not those of the baseline, so the metrics cannot be compared.' +
        " What changed: houses.csv: 10 rows removed, 1 row changed (line $changedLine). If that is intended, run mvn regression:accept.")
newer.hasFailure('check', "The baseline $baseline has format version 3, and this release reads version 2. Use the" +
        ' release that wrote it, or run mvn regression:accept.')
allowed.has('No baseline. No accepted evaluation was found. Run mvn regression:accept to make this evaluation the baseline.')
nothing.hasFailure('check', "There is no evaluation ${new File(basedir, 'nothing/evaluation.json')}; run mvn regression:evaluate.")

def results = 'The evaluation in target/regression is on the rows'
def heldOut = 'the rows that were held out from the training'
onOthers.hasFailure('check', "$results that were held out from the training, and evaluate is configured to take the rows of new.csv." +
        ' Run mvn regression:evaluate, or leave evaluationDataset out.')
onHeldOut.hasFailure('check', "$results of houses.csv, and evaluate is configured to take $heldOut." +
        ' Run mvn regression:evaluate, or give this goal the -Dregression.evaluationDataset of the evaluation.')
sameRows.hasLike(/No baseline\. .*/)

def verdict = new JsonSlurper().parse(new File(basedir, 'target/regression/verdict.json'), 'UTF-8')
assert verdict.verdict == 'no baseline'
assert verdict.passes
['verdict.html', 'verdict.md', 'TEST-regression-check.xml', 'benchmark.json'].each {
    assert new File(basedir, 'target/regression/' + it).length() > 0
}
assert new File(basedir, 'nothing').exists() == false
return true
