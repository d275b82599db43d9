// The numbers are needed most when they are bad.
assert new File(basedir, 'target/regression/metrics.json').exists()
assert new File(basedir, 'target/regression/predictions.csv').exists()
