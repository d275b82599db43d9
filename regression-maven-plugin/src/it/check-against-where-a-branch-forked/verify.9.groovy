import dev.mlmethods.regression.maven.it.GitWorkTree

basedir.listFiles().findAll { it.name ==~ /regression-baseline-.*\.gz/ }.each {
    it.text = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n'
}
new GitWorkTree(basedir).commit('Its rows in Git LFS', 'regression-baseline*')
true
