import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def project = new File(basedir, 'päth with späces ünd ñ')
def results = new File(project, 'target/regression')
def log = BuildLog.of(basedir).first()
// Not its whole path: a console may lack letters that the file system supports.
log.hasLike(/Model: .*model\.zip/)
log.has('All thresholds are met: minR2.')
log.lacks('[WARNING]')

def training = new JsonSlurper().parse(new File(results, 'training.json'), 'UTF-8')
assert training.features == ['Wohnfläche', 'habitación', 'âge']
assert training.target == 'Präis in 100 000 €'
assert training.specification.dataset == 'src/main/data/Häuser – precios.csv'
assert new File(results, 'predictions.csv').readLines()[0] == 'row,actual,predicted'

// A later build in a POSIX locale could not clean it up.
assert project.deleteDir()
