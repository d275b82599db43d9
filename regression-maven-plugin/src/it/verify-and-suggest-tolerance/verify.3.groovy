new File(basedir, 'target/regression/losses.csv') << '21,0,\n'
true
