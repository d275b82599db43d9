package dev.mlmethods.regression.training.vector;

import static dev.mlmethods.regression.predictor.network.SimdProducts.LENGTH;
import static dev.mlmethods.regression.predictor.network.SimdProducts.SPECIES;
import static dev.mlmethods.regression.training.vector.ScalarUpdates.ADAM_BETA1;
import static dev.mlmethods.regression.training.vector.ScalarUpdates.ADAM_BETA2;
import static dev.mlmethods.regression.training.vector.ScalarUpdates.ADAM_ONE_MINUS_BETA1;
import static dev.mlmethods.regression.training.vector.ScalarUpdates.ADAM_ONE_MINUS_BETA2;
import static dev.mlmethods.regression.training.vector.ScalarUpdates.EPSILON;
import static dev.mlmethods.regression.training.vector.ScalarUpdates.RMS_ALPHA;
import static dev.mlmethods.regression.training.vector.ScalarUpdates.RMS_ONE_MINUS_ALPHA;
import static dev.mlmethods.regression.training.vector.ScalarUpdates.TINY;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** {@link ScalarUpdates} in Java's Vector API, operation by operation. */
final class SimdUpdates {
    private SimdUpdates() {}

    static void sgd(float[] x, int w, int gradient, int length, UpdateStep step) {
        FloatVector weightDecay = FloatVector.broadcast(SPECIES, step.weightDecay);
        FloatVector minusRate = FloatVector.broadcast(SPECIES, -step.rate);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector weight = FloatVector.fromArray(SPECIES, x, w + i);
            FloatVector g = weight.fma(
                    weightDecay, FloatVector.fromArray(SPECIES, x, gradient + i).mul(step.gradientScale));
            minusRate.fma(g, weight).intoArray(x, w + i);
        }
    }

    static void momentum(float[] x, int w, int gradient, int v, int length, UpdateStep step) {
        FloatVector weightDecay = FloatVector.broadcast(SPECIES, step.weightDecay);
        FloatVector momentum = FloatVector.broadcast(SPECIES, step.momentum);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector weight = FloatVector.fromArray(SPECIES, x, w + i);
            FloatVector g = weight.fma(
                    weightDecay, FloatVector.fromArray(SPECIES, x, gradient + i).mul(step.gradientScale));
            FloatVector stride = g.mul(-step.rate);
            FloatVector velocity = FloatVector.fromArray(SPECIES, x, v + i)
                    .fma(momentum, stride)
                    .add(TINY)
                    .sub(TINY);
            velocity.intoArray(x, v + i);
            weight.add(velocity.fma(momentum, stride)).intoArray(x, w + i);
        }
    }

    static void rmsProp(float[] x, int w, int gradient, int v, int length, UpdateStep step) {
        FloatVector weightDecay = FloatVector.broadcast(SPECIES, step.weightDecay);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector weight = FloatVector.fromArray(SPECIES, x, w + i);
            FloatVector g = weight.fma(
                    weightDecay, FloatVector.fromArray(SPECIES, x, gradient + i).mul(step.gradientScale));
            FloatVector mean = g.mul(RMS_ONE_MINUS_ALPHA)
                    .fma(g, FloatVector.fromArray(SPECIES, x, v + i).mul(RMS_ALPHA))
                    .add(TINY)
                    .sub(TINY);
            mean.intoArray(x, v + i);
            weight.sub(g.div(mean.lanewise(VectorOperators.SQRT).add(EPSILON)).mul(step.rate))
                    .intoArray(x, w + i);
        }
    }

    static void adam(float[] x, int w, int gradient, int m, int v, int length, UpdateStep step) {
        FloatVector weightDecay = FloatVector.broadcast(SPECIES, step.weightDecay);
        FloatVector oneMinusBeta1 = FloatVector.broadcast(SPECIES, ADAM_ONE_MINUS_BETA1);
        FloatVector rootCorrection = FloatVector.broadcast(SPECIES, step.rootCorrection);
        FloatVector epsilon = FloatVector.broadcast(SPECIES, EPSILON);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector weight = FloatVector.fromArray(SPECIES, x, w + i);
            FloatVector g = weight.fma(
                    weightDecay, FloatVector.fromArray(SPECIES, x, gradient + i).mul(step.gradientScale));
            FloatVector first = g.fma(
                            oneMinusBeta1,
                            FloatVector.fromArray(SPECIES, x, m + i).mul(ADAM_BETA1))
                    .add(TINY)
                    .sub(TINY);
            FloatVector second = g.mul(ADAM_ONE_MINUS_BETA2)
                    .fma(g, FloatVector.fromArray(SPECIES, x, v + i).mul(ADAM_BETA2))
                    .add(TINY)
                    .sub(TINY);
            first.intoArray(x, m + i);
            second.intoArray(x, v + i);
            FloatVector denominator = second.lanewise(VectorOperators.SQRT).fma(rootCorrection, epsilon);
            weight.mul(step.shrink).sub(first.div(denominator).mul(step.rate)).intoArray(x, w + i);
        }
    }
}
