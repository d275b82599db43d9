def baseline = new File(basedir, 'regression-baseline.json')
baseline.text = baseline.text.replace('"formatVersion": 1', '"formatVersion": 2')
true
