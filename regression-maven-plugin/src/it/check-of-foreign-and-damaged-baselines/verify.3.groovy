import dev.mlmethods.regression.hash.ContentSha256
import dev.mlmethods.regression.json.Json
import groovy.json.JsonOutput
import groovy.json.JsonSlurper

def accepted = new File(basedir, 'regression-baseline.json')
def folder = new File(basedir, 'baselines')
assert folder.mkdir()
def rows = { File baseline -> new File(baseline.parentFile, baseline.name.replace('.json', "-${new JsonSlurper().parse(accepted).rowsSha256.take(12)}.gz")) }

// The accepted baseline under a different name and with different contents, as if written by a different release or machine.
def write = { String name, String json, byte[] rowsOfIt ->
    def baseline = new File(folder, name)
    baseline.setText(json, 'UTF-8')
    if (rowsOfIt != null) {
        rows(baseline).bytes = rowsOfIt
    }
}
def edit = { String name, Closure change ->
    def json = new JsonSlurper().parse(accepted)
    change(json)
    json.remove(ContentSha256.FIELD)
    write(name, new String(ContentSha256.file(Json.tree(JsonOutput.toJson(json).getBytes('UTF-8'))), 'UTF-8'), rows(accepted).bytes)
}

edit('release.json') { it.platform.regressionVersion = '0.0.9' }
edit('dl4j.json') { it.platform.dl4jVersion = '1.0.0-beta7' }
edit('machine.json') {
    it.platform.java = '25.0.1 (Example)'
    it.platform.os = 'Mac OS X aarch64'
}
edit('equivalent.json') {
    it.platform.regressionVersion = '0.0.9'
    it.parametersSha256 = '0' * 64
}
edit('parameters.json') { it.parametersSha256 = '0' * 64 }
edit('elsewhere.json') {
    it.platform.java = '25.0.1 (Example)'
    it.parametersSha256 = '0' * 64
}
edit('metric.json') { it.metrics.test.rmse = 1.5 }

def json = accepted.getText('UTF-8')
def sound = rows(accepted).bytes
write('truncated.json', json.take(json.length().intdiv(2)), sound)
write('conflict.json', json.replaceFirst(/(?m)^( *"commit".*)$/, '<<<<<<< HEAD\n$1\n=======\n$1\n>>>>>>> other'), sound)
write('by-hand.json', json.replaceFirst(/"rmse": [^,]+,/, '"rmse": 1e9,'), sound)
write('no-rows.json', json, null)
write('damaged-rows.json', json, Arrays.copyOf(sound, sound.length.intdiv(2)))
write('other-rows.json', json, basedir.listFiles().find { it.name ==~ /slow-.*\.gz/ }.bytes)
true
