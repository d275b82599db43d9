import dev.mlmethods.regression.maven.it.BuildLog
import groovy.io.FileType

def (first, same, predicted, changed, evaluated, gone, frozen, noServer, again, twoPasswords, otherKey) = BuildLog.of(basedir)
def read = { rows -> "Read $rows rows of 5 columns from jdbc:h2:./houses \\(H2 2\\S+ \\(.*\\), H2 JDBC Driver 2\\S+ \\(.*\\)\\), sorted by id" }
def divided = 'The rows are divided by their key, so that each keeps its place when others are added; splitBy=random divides them anew.'
def places = "Divided by keyColumn id: \\d+ rows to train on, \\d+ rows for the test"
[first, same].each { it.hasLike(read(120)).has("Rows: rows${File.separator}houses.json").has(divided) }
first.hasLike(places)
        .has("Commit the rows of its query, too: git add --all -- rows${File.separator}houses.json 'rows/*.csv.gz'")
same.hasLike(/Up to date: .*model.zip was trained on this data.*/).hasLike(/Up to date: .*model.zip was evaluated on this data.*/)

def csv = new File(basedir, 'target/regression/input-rows-predicted.csv').readLines()
assert csv[0] == 'id,row,predicted'
assert csv[1..-1].collect { it.split(',')[0..1] } == [['9', '0'], ['10', '1'], ['11', '2']]
predicted.hasLike(read(3)).hasLike(/Predicted price for 3 rows: .*/)

changed.hasLike(read(120)).hasLike('.* What changed: rows/houses\\.json: 1 row removed, 1 row added \\(id 121\\), 1 row changed \\(id 7.*\\)\\. .*')
evaluated.hasLike(read(62)).hasLike(/test \(61 rows\) .*/)

gone.hasFailureLike('train', 'datasetUrl names the database ./houses, but there is no file .*houses\\.mv\\.db\\. Check the path; a relative one starts from'
        + ' the folder of the POM\\.')
frozen.has("The database is not asked, because frozen is true: the rows are those of rows${File.separator}houses.json")
        .hasLike(/Up to date: .*model.zip was trained on this data.*/)
noServer.hasFailure('train', "serverId is 'house', but settings.xml has no <server> with that <id>; did you mean houses?")
again.hasLike(/Up to date: .*model.zip was trained on this data.*/).lacks('Read ')
twoPasswords.hasFailure('train', 'serverId and passwordVariable both say where the password is; leave one of them out.')

otherKey.hasFailure('train', "frozen is true, but the rows of rows${File.separator}houses.json were read with another key: 'id' instead of 'town'."
        + ' Run once without frozen where the database can be reached, or put key back.')

// The rows of one reading, and what they were read from.
def kept = new File(basedir, 'rows').list()
assert kept.size() == 2 && kept.any { it ==~ /[0-9a-f]{64}\.csv\.gz/ } && 'houses.json' in kept
def seen = []
basedir.eachFileRecurse(FileType.FILES) { file ->
    // What the scripts make the database with isn't said by the goals.
    if (!(file.name ==~ /prebuild.*|verify.groovy|.*\.db/) && new String(file.bytes, 'ISO-8859-1').contains('s3cr3t-w0rd')) {
        seen << file
    }
}
assert seen == []
return true
