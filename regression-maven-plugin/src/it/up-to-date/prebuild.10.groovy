assert new File(basedir, 'target/regression/.regression-evaluated.json').delete()
return true
