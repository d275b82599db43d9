def model = new File(basedir, 'target/regression/model.zip')
assert model.parentFile.mkdirs()
model.text = 'the model of last week'
return true
