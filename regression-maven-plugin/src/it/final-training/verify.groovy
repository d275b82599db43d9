import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper
import java.security.MessageDigest
import java.util.zip.ZipFile

def results = new File(basedir, 'target/regression')
def finalModel = new File(results, 'model-final.zip')
def (first, same, predicted, evaluated, swept, without) = BuildLog.of(basedir)

// Both trainings are shown, and what each model is for.
first.hasLike(/Epoch 40\/40, loss .*/).hasLike(/Training the final model on all \d+ rows/)
        .hasLike(/The final model is trained on all \d+ rows for 40 epochs, and has no metrics of its own: those of model.zip stand in for it/)
        .has("Model: ${new File(results, 'model.zip')}")
        .has("Final model: $finalModel")
same.lacks('Epoch')
predicted.hasLike(/Predicted by \Q$finalModel\E, which was trained on all \d+ rows and has no metrics of its own; the model that was evaluated has the SHA-256 [0-9a-f]{12}/)
evaluated.hasFailureLike('evaluate', /The model was trained on all \d+ rows of its dataset, so none is held out to evaluate it on\. .*/)
swept.has("Final model: ${new File(results, 'sweep/model-final.zip')}")
assert new File(results, 'sweep/model-final.zip').exists()

def sha256 = { File file -> MessageDigest.getInstance('SHA-256').digest(file.bytes).encodeHex().toString() }
def metadata = { File file -> new ZipFile(file).withCloseable { new JsonSlurper().parse(it.getInputStream(it.getEntry('regression.json'))) } }
def training = new JsonSlurper().parse(new File(basedir, 'first-training.json'))
assert training.finalModel.modelSha256 == sha256(new File(basedir, 'first-model-final.zip'))
assert training.finalModel.rows == training.provenance.rows

// The model in the classes is the final one, and names the one that was evaluated.
def shipped = metadata(new File(basedir, 'first-price.zip'))
assert shipped.parametersSha256 == training.finalModel.parametersSha256
assert shipped.finalTraining.evaluatedModelSha256 == sha256(new File(basedir, 'first-model.zip'))
assert shipped.metrics.isEmpty()

// Without it, the evaluated model is the same, and ships.
assert !finalModel.exists()
without.lacks('final model')
['model.zip', 'losses.csv'].each {
    assert new File(results, it).bytes == new File(basedir, "first-$it").bytes
}
assert metadata(new File(basedir, 'target/classes/META-INF/models/price.zip')).parametersSha256 == training.parametersSha256
return true
