import dev.mlmethods.regression.maven.it.BuildLog
import groovy.json.JsonSlurper

def log = BuildLog.of(basedir).first()
log.hasLike(/Epoch 8\/60, loss 0\.\d+, validation loss 0\.\d+/)
log.hasLike(/Trained in .* s with engine dl4j/)
log.has('Stopped after epoch 8 of 60: no better validation loss since epoch 2.')

def results = new File(basedir, 'target/regression')
def training = new JsonSlurper().parse(new File(results, 'training.json'), 'UTF-8')
assert training.finalLoss.epoch == 8
assert training.specification == [
        dataset: 'diabetes', features: [], exclude: [], testSize: 0.25, splitSeed: 7, validationSize: 0.2,
        hiddenLayers: [12], activation: 'tanh', weightInit: 'lecunUniform', dropout: 0.1, epochs: 60, batchSize: 64,
        loss: 'mae', huberDelta: 2.0, optimizer: 'adamW', learningRate: 0.002, momentum: 0.8, weightDecay: 0.01,
        maxGradientNorm: 1.0, learningRateSchedule: 'step', warmupEpochs: 1, stepEpochs: 20, stepFactor: 0.5,
        evaluateEvery: 2, patience: 3, minDelta: 1000.0, restoreBest: false, targetScaling: 'standard', seed: 3,
        engine: 'dl4j', intervals: '90%']
log.hasLike(/The 90% prediction intervals reach .* to either side of a prediction, by the errors on 67 validation rows/)

def losses = new File(results, 'losses.csv').readLines()
assert losses.size() == 1 + 8
assert losses.tail().collect { it.endsWith(',') } == [true, false] * 4
