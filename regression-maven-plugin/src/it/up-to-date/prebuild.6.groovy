new File(basedir, 'houses.csv').bytes = new File(basedir, 'houses-before.csv').bytes
assert new File(basedir, 'target').deleteDir()
