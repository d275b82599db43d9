package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The kernels of an engine: at first the scalar ones, and those in the Vector API as soon as they are faster. Before C2 has compiled it, an operation
 * of the Vector API takes a hundred times as long as a scalar one; so a separate thread runs the kernels on a few rows until they are compiled, while
 * the process still loads its data. The bits are the same, so only the clock can tell which of them a training has used.
 */
final class Rehearsal implements Supplier<Kernels> {
    private static final int FEATURES = 8;
    private static final int ROWS = 16;

    /** A JVM that doesn't compile the Vector API to vector instructions never gets faster. */
    private static final int MAX_STEPS = 2_000;

    /** By then, the scalar kernels are compiled. */
    private static final int SCALAR_STEPS = 20;

    /** A single step could be faster just because the other one was interrupted. */
    private static final int IN_A_ROW = 3;

    private static final int SPEED_UP = 2;

    private final AtomicBoolean started = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Kernels kernels = new ScalarKernels();

    /** A rehearsal that is over, with its final kernels. */
    static Rehearsal over(Kernels kernels) {
        Rehearsal rehearsal = new Rehearsal();
        rehearsal.kernels = kernels;
        rehearsal.started.set(true);
        rehearsal.ended.countDown();
        return rehearsal;
    }

    @Override
    public Kernels get() {
        return kernels;
    }

    /** Begins, unless it has already begun or there are only the scalar kernels. */
    void start(NetworkSpec network, TrainingSpec spec) {
        if (!started.compareAndSet(false, true)) {
            return;
        }
        Kernels best = KernelChoice.best();
        if (best instanceof ScalarKernels) {
            ended.countDown();
            return;
        }
        NetworkSpec small = network.withHiddenLayers(
                network.hiddenLayers().isEmpty()
                        ? network.hiddenLayers()
                        : NetworkSpec.defaults().hiddenLayers());
        Thread thread = new Thread(() -> run(best, small, spec), "regression-rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits until it ends, which leaves the processors to C2.
     *
     * @param mostMillis how long at most; if the kernels are already compiled, 5 are enough
     */
    void await(long mostMillis) {
        try {
            boolean unused = ended.await(mostMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Kernels best, NetworkSpec network, TrainingSpec spec) {
        try (DenseTraining scalar = training(kernels, network, spec);
                DenseTraining vectors = training(best, network, spec)) {
            long toBeat = Long.MAX_VALUE;
            int faster = 0;
            for (int t = 1; t <= MAX_STEPS && faster < IN_A_ROW; t++) {
                if (t <= SCALAR_STEPS) {
                    toBeat = Math.min(toBeat, nanos(scalar, t));
                }
                faster = nanos(vectors, t) * SPEED_UP < toBeat ? faster + 1 : 0;
            }
            if (faster == IN_A_ROW) {
                kernels = best;
            }
        } finally {
            ended.countDown();
        }
    }

    private static DenseTraining training(Kernels kernels, NetworkSpec network, TrainingSpec spec) {
        float[] features = new float[ROWS * FEATURES];
        for (int i = 0; i < features.length; i++) {
            features[i] = (i % 7 - 3) * 0.5f;
        }
        float[] target = new float[ROWS];
        float[] parameters = new float[Math.toIntExact(network.parameterCount(FEATURES))];
        Arrays.fill(parameters, 0.01f);
        ScaledDataset rows = ScaledDataset.of(features, target, ROWS);
        DenseTraining training = new DenseTraining(() -> kernels, network, spec, rows, ROWS, 1);
        training.load(parameters, null);
        return training;
    }

    /** The time of one step, which leaves the weights as they are. */
    private static long nanos(DenseTraining training, int t) {
        long start = System.nanoTime();
        training.step(new int[0], 0, ROWS, t, 0);
        return System.nanoTime() - start;
    }
}
