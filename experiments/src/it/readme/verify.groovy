import groovy.xml.XmlSlurper
import java.util.zip.ZipFile

def readme = new File(basedir, '../../../../README.md').getText('UTF-8')
def log = new File(basedir, 'build.log').getText('UTF-8')
def builds = log.split(/\[INFO\] Scanning for projects/).tail()
assert builds.size() == 3

// The output of the first one according to the README, except for the folder.
def printed = (readme =~ /(?s)```text\n(.*?)```/)[0][1].readLines()
assert printed.size() > 3
printed.findAll { !it.contains('Report: ') }.each { assert builds[0].contains(it) }
assert new File(basedir, 'target/regression/report.html').exists()

def all = new File(basedir, 'all')
new ZipFile(new File(all, 'target/houses-1.0.jar')).withCloseable { assert it.getEntry('META-INF/models/price.zip') != null }
def tests = { String name -> new XmlSlurper().parse(new File(all, "target/surefire-reports/TEST-${name}.xml")) }
assert tests('LearningRatesTest').@tests == '4'
assert tests('PricesTest').@tests == '1'
['LearningRatesTest', 'PricesTest'].each {
    assert tests(it).@failures == '0' && tests(it).@errors == '0' && tests(it).@skipped == '0'
}

assert new File(all, 'regression-baseline.json').exists()
assert builds[1].contains('Accepted as the baseline')
assert builds[2].contains('Identical. The weights of the network, the predictions and all metrics are those of the baseline, bit for bit.')
