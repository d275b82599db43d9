import dev.mlmethods.regression.maven.it.GitWorkTree
import java.nio.file.Files

def git = new GitWorkTree(basedir)
git.git('init', '--quiet')
git.commit('The data', 'pom.xml', 'houses.csv')
git.git('tag', 'start')

// All executables except git.
def links = new File(basedir, 'path-without-git')
assert links.mkdir()
for (folder in System.getenv('PATH').split(File.pathSeparator).collect { new File(it) }.findAll { it.isDirectory() }) {
    for (program in folder.listFiles().findAll { it.canExecute() && it.isFile() && !it.name.startsWith('git') }) {
        def link = new File(links, program.name).toPath()
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, program.toPath())
        }
    }
}
return true
