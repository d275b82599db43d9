assert new File(basedir, 'target/regression/losses.csv').delete()
