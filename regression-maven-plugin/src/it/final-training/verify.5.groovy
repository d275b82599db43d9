import java.nio.file.Files

['model.zip', 'model-final.zip', 'losses.csv'].each {
    Files.copy(new File(basedir, "target/regression/$it").toPath(), new File(basedir, "first-$it").toPath())
}
Files.copy(new File(basedir, 'target/classes/META-INF/models/price.zip').toPath(), new File(basedir, 'first-price.zip').toPath())
Files.copy(new File(basedir, 'target/regression/training.json').toPath(), new File(basedir, 'first-training.json').toPath())
return true
