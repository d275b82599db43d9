import dev.mlmethods.regression.exchange.torch.StateDictFile
import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def page = new File(basedir, '../../../../docs/from-pytorch.md').getText('UTF-8')
def printed = (page =~ /(?s)```text\n(.*?)```/).collect { it[1].readLines() }
def (first, same, other, verify, train, check, predict, missing, export, trained) = BuildLog.of(basedir)

// What the page shows of the first build.
assert printed[0].size() > 5
printed[0].each { first.has(it - '[INFO] ') }
first.has('All thresholds are met: minR2.').has('Accepted as the baseline: regression-baseline.json and its rows beside it. Commit both.')

def model = new File(basedir, 'target/regression/model.zip')
same.has("Up to date: $model was imported from these files, with this data, these parameters and this plugin; -Dregression.force imports anyway.")
        .hasLike(/Identical\. .*/)

def files = { weights -> /${weights} \(SHA-256 [0-9a-f]{12}\) with scaler\.joblib \(SHA-256 [0-9a-f]{12}\)/ }
def notebook = files('pytorch_regression_model\\.pt')
other.hasFailureLike('check', /.*What changed: weights was $notebook and is ${files('other\\.pt')}\..*/)

verify.hasFailureLike('verify', /The model .*model\.zip was imported from $notebook, so there is no training to repeat\. verify is for models that train has trained\./)
train.hasFailureLike('train', /The model .*model\.zip was imported from $notebook, and a training would replace it\. Give train another outputDirectory, put <goal>import<\/goal> in its place, or replace the model with -Dregression\.force\./)
check.hasFailureLike('check', /The model target.regression.model\.zip was imported from $notebook and is not the one that would be imported now: activation is tanh on the command line, and was relu\. .*/)
predict.hasLike(/Predicted MedHouseVal for 20640 rows: .*/)
assert new File(basedir, 'target/regression/report.html').text.contains('The network was imported from pytorch_regression_model.pt')
missing.hasFailureLike('import', /weights is .*none\.pt, but that file does not exist; give the path of a file\./)

def training = new JsonSlurper().parse(new File(basedir, 'target/regression/training.json'))
assert training.provenance.imported.weights == 'pytorch_regression_model.pt'
assert training.finalLoss == null
assert !new File(basedir, 'target/regression/losses.csv').exists()

def command = (['mvn regression:export'] + new File(basedir, 'export.properties').readLines().collect { "-D$it" }).join(' ')
assert page.contains("\n$command\n")
trained.hasFailureLike('evaluate', /The model .*model\.zip was trained, but import is configured to make one in its place\. .*/)
export.has("ONNX, exact: the same bits as the model's own predictions for the 16,512 training rows")
['model.pt', 'model.safetensors', 'model.onnx'].each { assert new File(basedir, "target/regression/$it").length() > 10_000 }
assert new JsonSlurper().parse(new File(basedir, 'target/regression/model.json')).target == 'MedHouseVal'
def tensors = { file -> StateDictFile.read(new File(basedir, file).toPath()).tensors() }
def numbers = { tensor -> (0..<tensor.size()).collect { tensor.get(it) } }
def notebook0 = tensors('src/main/models/pytorch_regression_model.pt')
def back = tensors('target/regression/model.pt')
assert back*.name() == notebook0*.name() && back*.shape() == notebook0*.shape()
assert back.collect(numbers) == notebook0.collect(numbers)
return true
