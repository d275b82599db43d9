def file = new File(basedir, 'houses.csv')
file.text = file.text.replaceFirst(/\n100,4,67,3.04\n/, '\n101,4,67,3.04\n')
true
