package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.List;

/**
 * A grid of trainings of the reference network on the reference data, each over the full batch. Its trials are numbered from 1, and the epochs change
 * first.
 *
 * @param folder the folder of {@link ReferenceFiles}
 * @param hiddenLayers the widths of the hidden layers
 * @param learningRates those of Adam that are tried
 * @param epochs the numbers of epochs that are tried, the fewest first
 * @param parallelism how many trainings run at a time, on one thread each
 * @param warmUpSeconds how long the program sweeps before it says that it is ready; 0 for not at all
 */
public record SweepJob(
        String folder,
        List<Integer> hiddenLayers,
        List<Double> learningRates,
        List<Integer> epochs,
        int parallelism,
        double warmUpSeconds) {
    /** Copies the lists. */
    public SweepJob {
        hiddenLayers = List.copyOf(hiddenLayers);
        learningRates = List.copyOf(learningRates);
        epochs = List.copyOf(epochs);
    }

    /** 4 learning rates x 4 numbers of epochs, two trainings at a time, warm. */
    public static SweepJob reference(String folder) {
        Job job = Job.reference(folder);
        return new SweepJob(
                folder,
                job.hiddenLayers(),
                List.of(1e-4, 3e-4, 1e-3, 1e-2),
                List.of(25, 50, 100, 200),
                2,
                job.warmUpSeconds());
    }

    /** The same without sweeping before the first measurement. */
    public SweepJob cold() {
        return new SweepJob(folder, hiddenLayers, learningRates, epochs, parallelism, 0);
    }

    /** The number of trials. */
    public int trials() {
        return learningRates.size() * epochs.size();
    }

    /** A trial in words. */
    public String trial(int number) {
        int index = number - 1;
        return "learning rate " + NumberText.shortest(learningRates.get(index / epochs.size())) + ", "
                + epochs.get(index % epochs.size()) + " epochs";
    }
}
