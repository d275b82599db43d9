import dev.mlmethods.regression.maven.it.GitWorkTree

// The project becomes a shallow clone of one branch.
def git = new GitWorkTree(basedir)
git.git('clone', '--quiet', '--depth=1', '--branch=work', "file://$basedir", 'shallow')
assert new File(basedir, '.git').renameTo(new File(basedir, 'whole.git'))
assert new File(basedir, 'shallow/.git').renameTo(new File(basedir, '.git'))
true
