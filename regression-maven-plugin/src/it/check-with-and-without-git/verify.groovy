import dev.mlmethods.regression.maven.it.BuildLog

def (accept, same, theirs, fork, here, tooEarly, unknown, detached, shallow, tooShallow, noWorkTree, noFork, noGit, unasked) =
        BuildLog.of(basedir)
def identical = 'Identical. The weights of the network, the predictions and all metrics are those of the baseline, bit for bit.'
// The numbers are the same on every machine.
def improved = 'Improved. test.rmse is 0.2767 and was 1.508. What changed: epochs was 5 and is 60. To hold the next builds to it,' +
        ' run mvn regression:accept.'

same.has(identical)
fork.has(identical)
here.has(improved)
tooEarly.hasLike(/Accepted in this branch\. The commit [0-9a-f]{12}, where the work forked from start, has no baseline/ +
        / regression-baseline\.json\. This branch has accepted its first one; held to its own baseline, the verdict is improved:/ +
        / test\.rmse is 0\.2767 and was 1\.508\. What changed: epochs was 5 and is 60\./)
unknown.hasFailure('check', "baselineRef is 'origin/main', which git does not know here; fetch it first, with git fetch" +
        ' origin main:refs/remotes/origin/main.')
detached.has(identical).has('Recorded in regression-history.jsonl.')

shallow.has(improved)
tooShallow.hasFailure('check', "baselineRef is 'origin/main', but it and HEAD have no merge base in this shallow clone;" +
        ' fetch the whole history, with git fetch --unshallow, fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab).')
noWorkTree.has(improved)
noFork.hasFailure('check', "baselineRef is 'main', but $basedir is not a git work tree with a commit; leave baselineRef out," +
        ' or check the project out with git.')
noGit.has(improved)
unasked.hasFailure('check', "baselineRef is 'main', but git is not installed; install it, or leave baselineRef out.")
return true
