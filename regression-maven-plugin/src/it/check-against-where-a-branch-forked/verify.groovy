import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def (first, lost, uncommitted, accepted, notAllowed, worse, unknown, shallow, refused, rows, data, elsewhere) = BuildLog.of(basedir)
// The numbers are the same on every machine.
def worsening = 'test.rmse is 0.7735, but the baseline allows at most 0.2905 (0.2767 with a tolerance of 5%).' +
        ' What changed: epochs was 60 and is 20.'
def isPointer = ' is a Git LFS pointer, not the file itself. Run git lfs pull, after git lfs install where git does not know Git LFS yet.'

lost.hasFailure('check', "Regressed. $worsening If that is intended, run mvn regression:accept@gate.")
uncommitted.hasFailure('check', "In check-branch@gate: Regressed. $worsening That is accepted in the work tree but" +
        ' not committed: commit regression-baseline.json and its rows.')
def both = "Accepted in this branch. $worsening This branch has accepted that; held to its own baseline, the verdict is identical."
accepted.has(both).lacks('regression:accept')
notAllowed.hasFailure('check', "$both allowAccepted is false, so this fails until main does not have that baseline.")
worse.hasFailure('check', 'Regressed. Held to the baseline that this branch has accepted: test.rmse is 1.508, but the baseline allows' +
        ' at most 0.8122 (0.7735 with a tolerance of 5%). What changed: epochs was 20 and is 5. If that is intended, run mvn' +
        ' regression:accept@gate.')

unknown.hasFailure('train', "baselineRef is 'nowhere', which git does not know here; fetch it first, with git fetch origin" +
        ' nowhere:refs/remotes/origin/nowhere, and give baselineRef=origin/nowhere.')
shallow.hasFailure('train', "baselineRef is 'origin/main', which git does not know here. This is a shallow clone: fetch the" +
        ' whole history, with git fetch --unshallow, fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab), and the branch, with' +
        ' git fetch origin main:refs/remotes/origin/main.')
refused.hasFailure('train', "baselineRef is 'main', but git cannot read the work tree of $basedir: detected dubious ownership" +
        " in repository at '$basedir'; if you trust it, run git config --global --add safe.directory ${basedir}.")
['unknown', 'shallow', 'refused'].each { assert !new File(basedir, "target/$it").exists() }

rows.hasFailureLike('check', /In check-branch@gate: The commit HEAD has regression-baseline-[0-9a-f]{12}\.gz in Git LFS, and git/ +
        / gives only the pointer to it\. Run git lfs install, and leave GIT_LFS_SKIP_SMUDGE unset\./)
data.hasFailure('train', 'In check-branch@model: src/main/data/houses.csv' + isPointer)

elsewhere.has(both)
def specification = { new JsonSlurper().parse(new File(basedir, "$it/target/regression/training.json"), 'UTF-8').specification }
assert specification('elsewhere').dataset == 'src/main/data/houses.csv'
assert specification('elsewhere') == specification('.')
return true
