import dev.mlmethods.regression.maven.it.Checkout

def checkout = new Checkout(basedir)
checkout.protect()
new File(basedir, 'target/before.txt').text = checkout.contents()
true
