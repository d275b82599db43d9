import java.nio.file.Files

// The POM of the page, word for word, and the files that its notebook saves.
def root = new File(basedir, '../../../..')
def page = new File(root, 'docs/from-pytorch.md').getText('UTF-8')
new File(basedir, 'pom.xml').setText((page =~ /(?s)```xml\n(.*?)```/)[0][1], 'UTF-8')

def reference = new File(root, 'regression-core/src/test/resources/reference/exchange/notebook')
def models = new File(basedir, 'src/main/models')
models.mkdirs()
[
        'notebook-0.pt': 'pytorch_regression_model.pt',
        'notebook-0.joblib': 'scaler.joblib',
        'notebook-3.pt': 'other.pt'
].each { from, to -> Files.copy(new File(reference, from).toPath(), new File(models, to).toPath()) }
return true
