import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

// Without age, rows are duplicates, and in so few epochs no network learns much.
def ofDataAndNetwork = /\[WARNING\] (\d+ of \d+ test rows? ha(s|ve) the features of a training row|The network is no better than).*/
def (threshold, commandLine, profile, settings, gate, tolerance, exponent, empty, large, flag, skipped, notSkipped, trials, search,
        typo, withoutPrefix) = BuildLog.of(basedir)*.without(ofDataAndNetwork)
def specification = { folder ->
    new JsonSlurper().parse(new File(basedir, "target/$folder/training.json"), 'UTF-8').specification
            .subMap(['exclude', 'hiddenLayers', 'epochs', 'batchSize', 'learningRate', 'seed'])
}

threshold.hasFailureLike('evaluate', /A threshold is not met: test\.r2 is -\S+, but minR2 requires at least 0\.999\. The report says .* change the threshold\./)
        .hasWarnings()
assert specification('regression') == [exclude: ['age'], hiddenLayers: [8], epochs: 3, batchSize: 16, learningRate: 0.001, seed: 3]

commandLine.hasWarnings(
        'epochs is 3 in the properties of the POM, but -Dregression.epochs=1 overrules it.',
        'hiddenLayers is 8 in <configuration> of the POM, but -Dregression.hiddenLayers=2 overrules it.',
        'seed is 3 in line 2 of regression.yaml, but -Dregression.seed=5 overrules it.',
        'exclude is age in <configuration> of the POM, but -Dregression.exclude= overrules it.',
        'minR2 is 0.999 in the properties of the POM, but -Dregression.minR2=-1e9 overrules it.')
        .has('All thresholds are met: minR2.')
assert specification('command-line') ==
        [exclude: [], hiddenLayers: [2], epochs: 1, batchSize: 16, learningRate: 0.001, seed: 5]

profile.hasWarnings(
        'regression.learningrate in the properties of the profile quick is not a parameter of this plugin and has no effect; did you' +
                ' mean regression.learningRate?',
        'hiddenLayers is 4 in the properties of the profile quick, but 8 in <configuration> of the POM overrules it.')
assert specification('profile') == [exclude: ['age'], hiddenLayers: [8], epochs: 2, batchSize: 16, learningRate: 0.001, seed: 3]

settings.hasWarnings(
        'batchSize is 64 in the properties of the profile parameters-in-settings of settings.xml, but 16 in line 1 of regression.yaml' +
                ' overrules it.')
assert specification('settings') == [exclude: ['age'], hiddenLayers: [8], epochs: 1, batchSize: 16, learningRate: 0.001, seed: 3]

gate.hasWarnings('gate is tolerance in <configuration> of the POM, but -Dregression.gate=signficant overrules it.')
        .hasFailure('check', "gate is 'signficant'; did you mean 'significant'? It must be one of tolerance, significant.")
tolerance.hasFailure('check', 'regression.tolerances.rsme in the properties of the profile tolerances is not a parameter of this plugin,' +
        ' and a gate that does not exist would always pass; did you mean regression.tolerances.rmse?')

exponent.hasFailure('train', "seed is '1e3' on the command line; it must be a whole number, written in digits, such as 42.")
empty.hasFailure('train', 'epochs is empty on the command line; give a whole number, or leave it out.')
large.hasFailure('train', "epochs is '99999999999' on the command line; it must be a whole number of at most 2147483647.")
flag.hasFailure('train', "force is 'yes' on the command line; it must be true or false.")

skipped.has('Skipped: skip is true in <configuration> of the POM.')
notSkipped.hasFailure('train', 'threads is empty in <configuration> of the POM; give a whole number, or leave it out.')

trials.hasFailure('sweep', "trials is 'many' in the properties of the profile search; it must be a whole number, written in" +
        ' digits, such as 42.')
search.has('Plan: 2 trials in 2 trainings, 6 epochs; each trial by itself would take 6.').hasWarnings(
        'trials is many in the properties of the profile search, but -Dregression.trials=2 overrules it.')
typo.hasFailure('check', 'The configuration in the POM has <tolerance>, which is not a parameter of this plugin; did you mean' +
        ' <tolerances>?')
withoutPrefix.hasWarnings('-Depochs has no effect on this plugin; did you mean -Dregression.epochs?')
assert specification('without-prefix') == [exclude: ['age'], hiddenLayers: [8], epochs: 3, batchSize: 16, learningRate: 0.01, seed: 3]
true
