import java.nio.file.Files

def project = new File(basedir, 'päth with späces ünd ñ')
assert new File(project, 'src/main/data').mkdirs()
Files.move(new File(basedir, 'pom.xml').toPath(), new File(project, 'pom.xml').toPath())
Files.move(new File(basedir, 'houses.csv').toPath(), new File(project, 'src/main/data/Häuser – precios.csv').toPath())
return true
