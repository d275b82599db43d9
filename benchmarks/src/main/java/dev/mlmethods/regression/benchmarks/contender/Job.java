package dev.mlmethods.regression.benchmarks.contender;

import java.util.List;

/**
 * One training: Adam with learning rate 0.001 and seed 42, mean squared error, ReLU in the hidden layers, one linear output.
 *
 * @param data where the rows come from
 * @param folder the folder of {@link ReferenceFiles}
 * @param rows the number of random rows; not used with the reference data
 * @param columns the number of random features; not used with the reference data
 * @param hiddenLayers the widths of the hidden layers
 * @param batchRows the rows of a batch; 0 for all
 * @param epochs the number of epochs
 * @param threads the threads to compute with
 * @param warmUpSeconds how long the program trains before it says that it is ready; 0 for not at all
 */
public record Job(
        Data data,
        String folder,
        int rows,
        int columns,
        List<Integer> hiddenLayers,
        int batchRows,
        int epochs,
        int threads,
        double warmUpSeconds) {
    private static final double WARM = 2;

    /** Where the rows come from. */
    public enum Data {
        /** California housing: scikit-learn's split, standardized. */
        REFERENCE,
        /** Uniform numbers of a fixed seed. */
        RANDOM,
        /** The same, so small that each input, and each gradient of the first layer, is denormal. */
        DENORMAL_INPUTS,
        /** With biases of 0 and an equally small target: every activation is also denormal. */
        DENORMAL_ACTIVATIONS
    }

    /** Copies the widths. */
    public Job {
        hiddenLayers = List.copyOf(hiddenLayers);
    }

    /** The reference job, warm on one thread: 8-64-32-1, 100 epochs over the full batch. */
    public static Job reference(String folder) {
        return new Job(Data.REFERENCE, folder, 0, 0, List.of(64, 32), 0, 100, 1, WARM);
    }

    /** The reference network on random rows of 8 features. */
    public static Job random(int rows) {
        return new Job(Data.RANDOM, "", rows, 8, List.of(64, 32), 0, 1, 1, WARM);
    }

    /** The same with other rows of the same shape. */
    public Job withData(Data newData) {
        return new Job(newData, folder, rows, columns, hiddenLayers, batchRows, epochs, threads, warmUpSeconds);
    }

    /** The same with a different network. */
    public Job withNetwork(int newColumns, List<Integer> newHiddenLayers) {
        return new Job(data, folder, rows, newColumns, newHiddenLayers, batchRows, epochs, threads, warmUpSeconds);
    }

    /** The same with a different batch size. */
    public Job withBatchRows(int newBatchRows) {
        return new Job(data, folder, rows, columns, hiddenLayers, newBatchRows, epochs, threads, warmUpSeconds);
    }

    /** The same with a different number of epochs. */
    public Job withEpochs(int newEpochs) {
        return new Job(data, folder, rows, columns, hiddenLayers, batchRows, newEpochs, threads, warmUpSeconds);
    }

    /** The same with a different number of threads. */
    public Job withThreads(int newThreads) {
        return new Job(data, folder, rows, columns, hiddenLayers, batchRows, epochs, newThreads, warmUpSeconds);
    }

    /** The same without training before the first measurement. */
    public Job cold() {
        return new Job(data, folder, rows, columns, hiddenLayers, batchRows, epochs, threads, 0);
    }
}
