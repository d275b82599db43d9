import dev.mlmethods.regression.maven.it.Checkout

assert new Checkout(basedir).contents() == new File(basedir, 'target/before.txt').text
true
