import dev.mlmethods.regression.maven.it.BuildLog
import java.nio.file.Files
import java.util.zip.ZipFile
import java.util.zip.ZipInputStream

BuildLog.of(basedir).first().has('Model resource: META-INF/models/price.zip')

// The jar contains the model, without the state of the optimizer.
def jar = new File(basedir, 'target/prices-1.0.jar')
def entries = []
new ZipFile(jar).withCloseable { zip ->
    new ZipInputStream(zip.getInputStream(zip.getEntry('META-INF/models/price.zip'))).withCloseable { model ->
        for (def entry = model.nextEntry; entry != null; entry = model.nextEntry) {
            entries << entry.name
        }
    }
}
assert entries == ['configuration.json', 'coefficients.bin', 'normalizer.bin', 'regression.json']

// What else the application needs: one jar.
def predictor = new File(localRepositoryPath, 'dev/mlmethods/regression-predictor')
        .listFiles({ it.directory } as FileFilter)[0]
        .listFiles({ it.name ==~ /regression-predictor-[\w.-]+\.jar/ } as FileFilter)[0]
assert predictor.length() < 150_000
Files.copy(predictor.toPath(), new File(basedir, "target/${predictor.name}").toPath())

def houses = new File(basedir, 'src/main/data/prices.csv').readLines().tail().collect { it.split(',')[0..2].join(',') }
def predictions = new File(basedir, 'target/regression/predictions.csv').readLines().tail()*.split(',')
assert predictions.size() == 13

// The same bits as in predictions.csv.
def expected = predictions.collect { it[2] as double }
def java = new File(System.getProperty('java.home'), 'bin/java').path
def path = [jar, predictor].join(File.pathSeparator)
def main = 'org.example.prices/org.example.prices.Main'
[
        ['-jar', jar.path],
        ['--module-path', path, '--module', main],
        ['--add-modules', 'jdk.incubator.vector', '--module-path', path, '--module', main],
].each { call ->
    def process = new ProcessBuilder([java, *call, *predictions.collect { houses[it[0] as int] }] as List<String>)
            .redirectError(new File(basedir, 'target/errors.txt'))
            .start()
    def printed = process.inputStream.readLines()
    assert process.waitFor() == 0: new File(basedir, 'target/errors.txt').text
    assert printed.collect { it as double } == expected
}
return true
