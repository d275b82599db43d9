import dev.mlmethods.regression.maven.it.GitWorkTree

new GitWorkTree(basedir).commit('More data', 'houses.csv')
// In the first row that is not a test row, the area is changed.
def tested = new File(basedir, 'target/regression/predictions.csv').readLines().tail().collect { it.split(',')[0] as int }
def file = new File(basedir, 'houses.csv')
def lines = file.readLines()
def row = (0..<lines.size() - 1).find { !(it in tested) }
def cells = lines[row + 1].split(',')
new File(basedir, 'area-then.txt').text = cells[0]
cells[0] = 10 * (cells[0] as int)
lines[row + 1] = cells.join(',')
new File(basedir, 'changed-line.txt').text = row + 2
file.text = lines.join('\n') + '\n'
true
