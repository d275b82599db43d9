import dev.mlmethods.regression.maven.it.BuildLog

def (nothing, build, aggregate, fewer, withoutEpochs, withEpochs, otherGate, accept, afterAccept, threshold) = BuildLog.of(basedir)
def reason = 'target/regression: the check has not run, or it failed before it had one.'
nothing.hasFailure('aggregate', "2 of 3 models have no verdict that counts:\n- one: There is no verdict in one/$reason\n" +
        "- two: There is no verdict in two/$reason\nBuild all modules with mvn verify --fail-at-end, and aggregate again;" +
        ' -Dregression.failOnStale=false lets this pass.')
build.hasLike(/No baseline\. No accepted evaluation was found\. .*/)
def page = new File(basedir, 'target/regression/verdicts.html')
aggregate.has('Verdicts of 3 models: 2 no baseline, 1 skipped.').has("Page: $page")
        .has('two@by-hand: The check does not run: the phase of its execution is none.')
def headings = (page.getText('UTF-8') =~ '<h2[^>]*>(.*?)</h2>').collect { it[1] }
assert headings.containsAll(['one', 'two'])

def stale = { module -> "- $module: The model target/regression/model.zip is not the one that would be trained now: epochs is 5 in <configuration> of" +
        " the POM, and was 3. If the build was given that with -D, give aggregate the same, or put it in the POM; otherwise, run" +
        " mvn regression:train -pl $module, mvn regression:evaluate -pl $module and mvn regression:check -pl $module.\n" }
fewer.hasLike(/No baseline\. No accepted evaluation was found\. .*/)
withoutEpochs.has('Verdicts of 3 models: 2 stale, 1 skipped.')
        .hasFailure('aggregate', "2 of 3 models have no verdict that counts:\n${stale('one')}${stale('two')}Build all modules with" +
                ' mvn verify --fail-at-end, and aggregate again; -Dregression.failOnStale=false lets this pass.')
withEpochs.has('Verdicts of 3 models: 2 no baseline, 1 skipped.')
otherGate.has('Verdicts of 3 models: 2 stale, 1 skipped.')
        .hasFailureLike('aggregate', /.*\n- one: The check would apply different rules now: gate is significant, and was tolerance\. If the build was given that with .*/)
afterAccept.has('Verdicts of 3 models: 2 stale, 1 skipped.')
        .hasFailureLike('aggregate', /.*\n- one: There is a baseline regression-baseline\.json now, and the verdict was found without one\. .*/)
threshold.hasFailureLike('aggregate', /.*\n- one: The evaluation doesn't meet the thresholds as they are now: test\.r2 .*/)
return true
