import dev.mlmethods.regression.maven.it.BuildLog

def (build, report, site, nothing, empty) = BuildLog.of(basedir)
def results = new File(basedir, 'target/regression')

build.has("Report: ${new File(results, 'report.html')}")
        .has("Report: ${new File(results, 'sweep/report.html')}")
report.has("Report: ${new File(results, 'report.html')}")
        .has("Report: ${new File(results, 'sweep/report.html')}")
        .has("Comparison: ${new File(results, 'comparison.html')}")
        .lacks('Epoch ')
[results, new File(results, 'sweep')].each {
    assert new File(it, 'report.html').bytes == new File(it, 'first-report.html').bytes
}
def heading = { File page -> (page.getText('UTF-8') =~ '<h1>(.*?)</h1>')[0][1] }
assert heading(new File(results, 'report.html')) == 'target from diabetes'
assert heading(new File(results, 'comparison.html')) == 'target/regression compared to target/regression/sweep'

site.lacks('[WARNING]')
def pages = new File(basedir, 'target/site/regression')
assert new File(pages, 'evaluation.html').bytes == new File(results, 'report.html').bytes
assert new File(pages, 'sweep.html').bytes == new File(results, 'sweep/report.html').bytes
def links = { File page -> (page.getText('UTF-8') =~ 'href="([^"#]*html)"').collect { it[1] } }
assert links(new File(pages, 'index.html')) == ['evaluation.html', 'sweep.html']
assert 'regression/index.html' in links(new File(basedir, 'target/site/project-reports.html'))

nothing.hasFailure('report', "There is no result in ${new File(basedir, 'target/no-such-result')}: no evaluation.json," +
        ' no sweep/sweep.json and no tune/tuning.json. Run mvn regression:evaluate, mvn regression:sweep or mvn regression:tune first,' +
        ' or name another folder.')
empty.hasLike(/No regression report was written: There is no result in .*/)
return true
