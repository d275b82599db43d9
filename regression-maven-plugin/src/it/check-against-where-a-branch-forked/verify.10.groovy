import dev.mlmethods.regression.maven.it.GitWorkTree

new GitWorkTree(basedir).git('reset', '--quiet', '--hard', 'HEAD~1')
new File(basedir, 'src/main/data/houses.csv').text = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n'
true
