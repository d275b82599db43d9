def kept = new File(basedir, 'target/regression/.regression-evaluated.json')
assert kept.delete() && kept.mkdir()
