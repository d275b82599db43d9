import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def (first, tuned, trained, plan, soon) = BuildLog.of(basedir)
def results = new File(basedir, 'target/regression')
def json = { file -> new JsonSlurper().parse(new File(results, file), 'UTF-8') }

[first, tuned].each {
    it.has('Lines for regression.yaml, with which train gives this model:')
            .has('  epochs: 20')
            .hasLike('The lines are in regression\\.yaml: .*train gives this model\\.')
            .lacks('  activation:')
}
plan.hasLike('Plan: 120 s of CPU time by the table of costs; one training of the recipe is reckoned at .* over 5 folds')
soon.hasFailure('tune', "budget is 'soon'; it must be CPU time, such as 90s, 2m or 1h, at most 10,000,000 s, or a whole number of trainings, such as 40, at most 1,000,000.")

// The second tuning has replaced the lines of the first, and has left the rest as it was.
def yaml = new File(basedir, 'regression.yaml').readLines()
assert yaml.take(3) == ['# Where the rows are.', 'dataset: diabetes', 'activation: tanh # stays']
assert yaml[3] == '# Found by a search of the regression plugin; the next one replaces these lines.'
assert yaml[-1] == '# End of what the search has found.'
assert yaml.count { it.startsWith('# ') } == 3
def tuning = json('tune/tuning.json')
assert yaml.subList(4, yaml.size() - 1) == tuning.configuration
assert tuning.result.spec.given as Set == ['dataset', 'activation', 'epochs'] as Set
assert tuning.result.trials.every { !it.parameters.containsKey('activation') }

assert json('training.json').parametersSha256 == tuning.model.parametersSha256
true
