import dev.mlmethods.regression.maven.it.BuildLog

def (nothing, build, aggregate) = BuildLog.of(basedir)
def reason = 'target/regression: the check has not run, or it failed before it had one.'
nothing.hasFailure('aggregate', "2 of 2 models have no verdict that counts:\n- one: There is no verdict in one/$reason\n" +
        "- two: There is no verdict in two/$reason\nBuild all modules with mvn verify --fail-at-end, and aggregate again;" +
        ' -Dregression.failOnStale=false lets this pass.')
build.hasLike(/No baseline\. There is no baseline to compare with\. .*/)
def page = new File(basedir, 'target/regression/verdicts.html')
aggregate.has('Verdicts of 2 models: 2 no baseline.').has("Page: $page")
def headings = (page.getText('UTF-8') =~ '<h2[^>]*>(.*?)</h2>').collect { it[1] }
assert headings.containsAll(['one', 'two'])
return true
