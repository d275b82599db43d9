import groovy.json.JsonSlurper
import dev.mlmethods.regression.maven.it.BuildLog

def (train, verify, suggest, other) = BuildLog.of(basedir)
train.has('Accepted as the baseline: regression-baseline.json and its rows beside it. Commit both.')
verify.hasLike(/Verified: 5 more trainings gave the same bytes, with 1 thread, \d+ threads, \d+ threads, vectors of 128 bits, vectors of 256 bits\./)

(1..3).each { suggest.hasLike(/Seed $it of 3: test\.rmse \d+\.\d+/) }
['rmse', 'mae', 'r2'].each { suggest.hasLike(/.*so that is the tolerance to use: $it=[0-9.]+\./) }
assert new File(basedir, 'target/regression/seeds').list().sort() == ['1', '2', '3']
assert new File(basedir, 'target/regression/seeds-of-baseline').list().sort() == ['1', '2', '3']

// One worker for all of them: only the first waits for its start.
def start = { seed -> new JsonSlurper().parse(new File(basedir, "target/regression/seeds/$seed/timings.json")).startSeconds }
assert start(2) < start(1) / 2 && start(3) < start(1) / 2

other.hasFailureLike('verify', /Trained again with 1 thread, losses\.csv is another one; compare .* The engine vector promises the same bits: .*/)
return true
