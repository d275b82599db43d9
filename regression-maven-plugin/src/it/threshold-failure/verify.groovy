import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def test = new JsonSlurper().parse(new File(basedir, 'target/regression/metrics.json'), 'UTF-8').test
def about = { double value, String text -> assert Math.abs(value - (text as double)) < 1e-3 }
def (pom, override, rmse, both, typo, noNumber, typoOnCommandLine, another, beforeTraining, accept, skipped, none, checked, unevaluated) = BuildLog.of(basedir)

def r2 = /test\.r2 is (0\.\d+), but minR2 requires at least 0\.999/
def maxRmse = /test\.rmse is (0\.\d+), but maxRmse requires at most 0\.001/
def remedy = { 'The report says what may improve the model; if it is good enough, change the ' + it + '\\.' }
pom.hasFailureLike('evaluate', /A threshold is not met: $r2\. ${remedy('threshold')}/)
about(test.r2, (pom.failure('evaluate') =~ r2)[0][1])
override.has('All thresholds are met: minR2.')
rmse.hasFailureLike('evaluate', /A threshold is not met: $maxRmse\. ${remedy('threshold')}/)
about(test.rmse, (rmse.failure('evaluate') =~ maxRmse)[0][1])
both.hasFailureLike('evaluate', /2 thresholds are not met: $maxRmse; $r2\. ${remedy('thresholds')}/)

def names = 'maxMse, maxRmse, maxMae, minR2, maxMaxError, maxMedianAbsoluteError, minExplainedVariance, maxMape.'
typo.hasFailure('evaluate', "thresholds has an unknown entry 'minRSquared'; it must be one of: $names")
noNumber.hasFailure('evaluate',
        "minR2 is 'high' on the command line; it must be a finite decimal number such as 0.5.")

typoOnCommandLine.hasFailure('train', 'regression.maxRsme is not a parameter of this plugin, and a gate that does not exist would' +
        ' always pass; did you mean regression.maxRmse?')
another.hasWarning("regression.maxErrors is not a parameter of this plugin and has no effect; the thresholds are $names")
        .has('All thresholds are met: minR2.')
beforeTraining.lacks('Epoch').hasFailure('train',
        "minR2 is 'high' on the command line; it must be a finite decimal number such as 0.5.")

accept.hasLike(/Accepted as the baseline: .*/).hasWarnings("The evaluation doesn't meet the thresholds as they are now: test.r2 is 0.9878, but minR2 requires at least" +
        " 0.999. Accepting a baseline doesn't change that: evaluate fails until the threshold or the model changes.")
def skip = 'skip is true in <configuration> of the POM, so train does nothing'
skipped.hasFailure('evaluate', 'The model target/regression/model.zip is not the one that would be trained now: seed is 7 on the command line, and was 42.' +
        " $skip: remove that first. Run mvn regression:train, or give this goal what the training was given," +
        ' or evaluate the model as it is with -Dregression.model=target/regression/model.zip.')
none.hasFailure('evaluate', "There is no model other/model.zip: $skip. Remove that, or skip this goal as well.")
[checked, unevaluated].each {
    it.hasFailure('check', "The evaluation doesn't meet the thresholds as they are now: test.r2 is 0.9878, but minR2 requires at least 0.999." +
            ' Improve the model, or change the threshold; if evaluate was given another one with -D, give it to this goal as well.')
}
return true
