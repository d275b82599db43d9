import dev.mlmethods.regression.maven.it.BuildLog

def (nothing, build, aggregate) = BuildLog.of(basedir)
nothing.hasFailure('aggregate', 'No module of this build has a verdict; run regression:check in them first.')
build.hasLike(/No baseline\. There is no baseline to compare with\. .*/)
def page = new File(basedir, 'target/regression/verdicts.html')
aggregate.has("Verdicts of 2 modules: $page")
def headings = (page.getText('UTF-8') =~ '<h2[^>]*>(.*?)</h2>').collect { it[1] }
assert headings.containsAll(['one', 'two'])
return true
