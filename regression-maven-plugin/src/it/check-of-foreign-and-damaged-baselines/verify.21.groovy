def file = new File(basedir, 'houses.csv')
def lines = file.readLines()
file.text = (["garden,${lines[0]}"] + lines.tail().withIndex().collect { line, i -> "${i % 2},$line" }).join('\n') + '\n'
true
