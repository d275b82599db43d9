import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def test = new JsonSlurper().parse(new File(basedir, 'target/regression/metrics.json'), 'UTF-8').test
def about = { double value, String text -> assert Math.abs(value - (text as double)) < 1e-3 }
def (pom, override, rmse, both, typo, noNumber, typosOnCommandLine) = BuildLog.of(basedir)

def r2 = /test\.r2 is (0\.\d+), but minR2 requires at least 0\.999/
def maxRmse = /test\.rmse is (0\.\d+), but maxRmse requires at most 0\.001/
pom.hasFailureLike('evaluate', /A threshold is not met: $r2\./)
about(test.r2, (pom.failure('evaluate') =~ r2)[0][1])
override.has('All thresholds are met: minR2.')
rmse.hasFailureLike('evaluate', /A threshold is not met: $maxRmse\./)
about(test.rmse, (rmse.failure('evaluate') =~ maxRmse)[0][1])
both.hasFailureLike('evaluate', /2 thresholds are not met: $maxRmse; $r2\./)

def names = 'maxMse, maxRmse, maxMae, minR2, maxMaxError, maxMedianAbsoluteError, minExplainedVariance, maxMape.'
typo.hasFailure('evaluate', "thresholds has an unknown entry 'minRSquared'; it must be one of: $names")
noNumber.hasFailure('evaluate',
        "thresholds has the entry 'minR2' with the value 'high'; it must be a finite decimal number such as 0.5.")

def noEffect = { "regression.$it is no parameter of this plugin and has no effect;" }
typosOnCommandLine
        .hasWarning("${noEffect('minRSquared')} the thresholds are $names")
        .hasWarning("${noEffect('maxR2')} the thresholds are $names")
        .hasWarning("${noEffect('maxRsme')} did you mean regression.maxRmse?")
        .has('All thresholds are met: minR2.')
return true
