// What a user copies from the README, word for word: the POM, and a second project with everything that the later sections add.
def readme = new File(basedir, '../../../../README.md').getText('UTF-8')
def blocks = { String language -> (readme =~ /(?s)```${language}\n(.*?)```/).collect { it[1] } }
def code = { String start -> (readme =~ /`(\Q${start}\E[^`]*)`/)[0][1] }

def (pom, predictor, junit) = blocks('xml')
new File(basedir, 'pom.xml').setText(pom, 'UTF-8')
assert readme.contains('`mvn verify regression:accept -Dregression.allowNoBaseline`')

def all = new File(basedir, 'all')
def file = { String path ->
    def file = new File(all, path)
    file.parentFile.mkdirs()
    file
}
def (experiments, surefire) = (junit =~ /(?s)(<dependency>.*<\/dependency>)\n(.*)/)[0][1, 2]
def parameters = (pom =~ /(?s)( *<dataset>.*?\n)( *<thresholds>)/)[0][1]
def own = [code('<dataset>'), code('<target>'), code('<modelResource>')].join('\n')
def complete = pom
        .replace(parameters, own + '\n')
        .replace('<goal>evaluate</goal>', '<goal>evaluate</goal>' + code('<goal>check'))
        .replace('<plugins>', '<plugins>\n' + surefire)
        .replace('  <build>', "  <dependencies>\n${predictor}${experiments}\n  </dependencies>\n  <build>")
file('pom.xml').setText(complete, 'UTF-8')

def (prices, sweep) = blocks('java')
file('src/main/java/Prices.java').setText(prices, 'UTF-8')
file('src/test/java/LearningRatesTest.java').setText(sweep, 'UTF-8')
file('src/test/java/PricesTest.java').setText('''
    import static org.junit.jupiter.api.Assertions.assertEquals;
    import org.junit.jupiter.api.Test;

    class PricesTest {
        @Test
        void predictsWithTheModelOfThisBuild() {
            assertEquals(300_000, Prices.of(100, 4), 100_000);
        }
    }
    ''', 'UTF-8')

// 240 houses of 50 square meters and more, for about 2,800 per square meter.
def random = new Random(1)
def houses = (0..<240).collect {
    def area = 50 + it
    def rooms = 1 + area.intdiv(40) + random.nextInt(2)
    "$area,$rooms,${2_500 * area + 8_000 * rooms + random.nextInt(20_000)}"
}
file('src/main/data/prices.csv').setText((['area,rooms,price'] + houses).join('\n') + '\n', 'UTF-8')
