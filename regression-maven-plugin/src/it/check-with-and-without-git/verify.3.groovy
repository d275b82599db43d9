import dev.mlmethods.regression.maven.it.GitWorkTree

def git = new GitWorkTree(basedir)
git.commit('Another model', 'regression-baseline*')
git.git('checkout', '--quiet', '-b', 'work', 'fork')
git.git('restore', '--source=main', '--staged', '--worktree', '--', 'regression-baseline*')
git.git('commit', '--quiet', '--message', 'Another model here, too')
assert git.git('status', '--porcelain', '--untracked-files=no') == ''
true
