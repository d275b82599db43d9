import dev.mlmethods.regression.maven.it.BuildLog

def (dataset, words, epochs, learningRate, outputDirectory, timeout, jvm, jvmArguments,
        backend, typo, typoOnCommandLine, earlyCheck) = BuildLog.of(basedir)

dataset.hasFailure('train', "dataset is 'hosues.csv', which is neither a built-in dataset nor a file; did you mean" +
        " 'houses.csv'? There is no file ${new File(basedir, 'hosues.csv')}. The built-in datasets are" +
        ' california-housing and diabetes.')
words.hasFailure('train', "houses-with-words.csv, line 4, column 2 'rooms': 'two' is not a number. Write it like -12," +
        " 0.5 or 1e-3, drop the row, or add the column to exclude.")
epochs.hasFailure('train', 'epochs is 0; it must be a whole number of at least 1.')
learningRate.hasFailureLike('train', /The training diverged: the loss is (NaN|Infinity) in epoch 2 of 20\. Lower/ +
        / learningRate \(now 1e30\), or look for extreme values in the features and the target\./ +
        / Try learningRate=0\.01 and targetScaling=standard\./)
outputDirectory.hasFailure('train', "Cannot create the folder ${new File(basedir, 'in-the-way')}: a file is in the way." +
        ' Remove it, or choose another outputDirectory.').lacks('Epoch')
timeout.hasFailure('train', 'The worker did not finish within timeoutSeconds = 1 and was stopped; existing results are' +
        ' unchanged. Raise timeoutSeconds, or train less (epochs, batchSize).')
jvm.hasFailure('train', 'jvm is no/such/jdk, which is neither a Java executable nor the folder of a JDK.')
jvmArguments.hasFailureLike('train', /The worker ended with exit code 1 and without a result, before it had connected; existing results are/ +
        / unchanged\. Its command was \S+.* -XX:NoSuchFlag=1 dev\.mlmethods\.regression\.worker\.WorkerMain; the last/ +
        / that it printed:\n.*NoSuchFlag.*/)
backend.hasFailure('train', "backend is 'opencl'; it must be one of cpu, cuda.")
typo.hasFailure('train', 'The configuration in the POM has <learningrate>, which is not a parameter of this plugin; did' +
        ' you mean <learningRate>?')
typoOnCommandLine.hasWarning('regression.epoch is not a parameter of this plugin and has no effect; did you mean' +
        ' regression.epochs?').hasLike(/Epoch 20\/20, .*/)
earlyCheck.hasFailure('check', 'There is no evaluation in target/regression yet: check runs in the phase generate-resources,' +
        ' before evaluate, which the execution default runs in verify. Bind check to verify, in the same execution or in' +
        ' one below it in the POM.')

assert new File(basedir, 'target/regression').list() == ['model.zip']
assert new File(basedir, 'target/regression/model.zip').text == 'the model of last week'
assert new File(basedir, 'in-the-way').text == 'A file where a folder should be.\n'
