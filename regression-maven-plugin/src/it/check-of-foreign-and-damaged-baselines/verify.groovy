import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def (model, slow, flats, release, dl4j, machine, equivalent, parameters, elsewhere, metric, truncated, conflict, noRows, damagedRows,
        otherRows, byHand, improved, regressed, within, significant, otherData, column) = BuildLog.of(basedir)
def baseline = new JsonSlurper().parse(new File(basedir, 'regression-baseline.json'), 'UTF-8')
def platform = baseline.platform
def digits = baseline.rowsSha256.take(12)
def file = { String name -> new File(basedir, "baselines/$name") }

def identical = 'Identical. The weights of the network, the predictions and all metrics are those of the baseline, bit for bit.'
release.has("$identical What changed: Regression for Maven was 0.0.9 and is $platform.regressionVersion.")
dl4j.has("$identical What changed: Deeplearning4j was 1.0.0-beta7 and is $platform.dl4jVersion.")
machine.has("$identical What changed: Java was 25.0.1 (Example) and is $platform.java; operating system was Mac OS X" +
        " aarch64 and is $platform.os.")
equivalent.has('Equivalent. All metrics are those of the baseline, but the weights have other bits. What changed:' +
        " Regression for Maven was 0.0.9 and is $platform.regressionVersion.")
def promise = 'The engine vector promises the same bits for the same inputs, on any Java and machine. Train and evaluate again, and if that' +
        ' persists, report it.'
parameters.hasFailure('check', "Unexplained. Inputs unchanged, output changed: the weights have other bits. $promise")
elsewhere.hasFailure('check', 'Unexplained. Inputs unchanged, output changed: the weights have other bits. What changed:' +
        " Java was 25.0.1 (Example) and is $platform.java. $promise")
// The numbers are the same on every machine.
def restore = { String name -> "restore it from git, with git checkout -- $name, or run mvn regression:accept." }
metric.hasFailure('check', "The baseline ${file('metric.json')} is damaged: its test.rmse is 1.5, and the predictions beside it give" +
        " $baseline.metrics.test.rmse; ${restore('metric.json')}")
byHand.hasFailureLike('check', "The baseline ${java.util.regex.Pattern.quote(file('by-hand.json').path)} is damaged: it was changed after it" +
        " was written: its contentSha256 begins with ${baseline.contentSha256.take(12)}, and the SHA-256 of its contents with [0-9a-f]{12};" +
        " ${java.util.regex.Pattern.quote(restore('by-hand.json'))}")

truncated.hasFailureLike('check', "The baseline ${java.util.regex.Pattern.quote(file('truncated.json').path)} is damaged: it cannot be read in line" +
        ' [0-9]+( \\([^)]*\\))?; run mvn regression:accept\\.')
conflict.hasFailure('check', "The baseline ${file('conflict.json')} has the conflict markers of a merge, the first in line 3: both sides accepted a baseline, and neither fits the" +
        ' merge. Take either side, with git checkout --ours -- conflict.json,' +
        ' run mvn verify and then mvn regression:accept, and commit.')
noRows.hasFailure('check', "The baseline ${file('no-rows.json')} lacks its rows: there is no file" +
        " ${file("no-rows-${digits}.gz")}. Commit the two together, or run mvn regression:accept.")
damagedRows.hasFailure('check', "The rows ${file("damaged-rows-${digits}.gz")} of the baseline are damaged: they cannot be" +
        ' read; run mvn regression:accept.')
otherRows.hasFailure('check', "The rows ${file("other-rows-${digits}.gz")} are not those of the baseline beside them." +
        ' Restore both, or run mvn regression:accept.')

improved.has('Improved. test.rmse is 0.2767 and was 2.669. What changed: learningRate was 0.001 and is 0.05. To hold the next' +
        ' builds to it, run mvn regression:accept.')
def worsening = 'test.rmse is 2.669, but the baseline allows at most 0.2905 (0.2767 with a tolerance of 5%)'
def cause = 'What changed: learningRate was 0.05 and is 0.001.'
regressed.hasFailure('check', "Regressed. $worsening. $cause If that is intended, run mvn regression:accept.")
within.has("Within tolerance. test.rmse is 2.669, and the baseline allows at most 5.81 (0.2767 with a tolerance of 2000%). $cause")
significant.hasFailure('check', "Regressed. $worsening; the worsening is significant (p = 0.00096: were the worsening within its tolerance, 0.096% of samples of test rows would show" +
        " one like this by chance). $cause If that is intended, run mvn" +
        ' regression:accept.')

// The rows of tables that have few columns in common cannot be told apart, only counted.
otherData.hasFailure('check', 'Not comparable. The test rows are not those of the baseline, so the' +
        ' metrics cannot be compared. What changed: houses.csv: 34 rows added, the column floor removed, the columns rooms and age added;' +
        ' dataset was flats.csv and is houses.csv. If that is intended, run mvn regression:accept.')
column.has('Within tolerance. test.rmse is 0.2501, and the baseline allows at most 3.043 (0.2767 with a tolerance of 1000%).' +
        ' What changed: houses.csv: the column garden added.')
return true
