import dev.mlmethods.regression.maven.it.Checkout

assert new Checkout(basedir).contents() == new File(basedir, 'target/before.txt').text
assert new File(basedir, 'target/regression').setWritable(false, false)
true
