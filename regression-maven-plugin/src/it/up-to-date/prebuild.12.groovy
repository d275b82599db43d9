new File(basedir, 'houses.csv') << '100,4,20,2.35\n'
return true
