def baseline = new File(basedir, 'regression-baseline.json')
baseline.text = baseline.text.replace('"formatVersion": 2', '"formatVersion": 3')
true
