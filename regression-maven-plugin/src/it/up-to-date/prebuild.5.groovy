def csv = new File(basedir, 'houses.csv')
new File(basedir, 'houses-before.csv').bytes = csv.bytes
csv << '100,4,20,2.35\n'
return true
