package dev.mlmethods.regression.report.result;

import dev.mlmethods.regression.model.ImportResult;
import dev.mlmethods.regression.model.TrainingResult;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code timings.json}: measured times, in seconds. What a training, a sweep or an experiment doesn't have is null, and not in the
 * file.
 *
 * @param startSeconds the time from the start of the process to the request of a training; next to nothing if it has served others before
 * @param backendSeconds the time from there until the engine was ready; with {@code dl4j}, ND4J loads its libraries then
 * @param dataSeconds the time to read and scale the data of a training
 * @param trainingSeconds the time of just the epochs of a training
 * @param evaluationSeconds the time to evaluate what was trained
 * @param finalTrainingSeconds the time to train the final model, with its data and reference models
 * @param sweepSeconds the time from the first training of a sweep or an experiment to the end of the last
 * @param modelSeconds the time from there until the best model of a sweep was trained
 * @param totalSeconds the time from the start of the process, or of the request if it has served others before, to the writing of the files
 * @param trainedEpochs how many epochs were trained in {@code sweepSeconds}
 */
public record Timings(
        @Nullable Double startSeconds,
        @Nullable Double backendSeconds,
        @Nullable Double dataSeconds,
        @Nullable Double trainingSeconds,
        @Nullable Double evaluationSeconds,
        @Nullable Double finalTrainingSeconds,
        @Nullable Double sweepSeconds,
        @Nullable Double modelSeconds,
        @Nullable Double totalSeconds,
        @Nullable Long trainedEpochs) {
    /** The name of the file. */
    public static final String FILE = "timings.json";

    /**
     * {@return the timings of a training, which knows some of them itself}
     *
     * @param startSeconds the time from the start of the process to the request of the training
     * @param backendSeconds the time from there until the engine was ready
     * @param result what was trained, with the times that it took
     * @param totalSeconds the time from the start to the writing of the files
     */
    public static Timings ofTraining(
            double startSeconds, double backendSeconds, TrainingResult result, double totalSeconds) {
        return new Timings(
                startSeconds,
                backendSeconds,
                result.dataSeconds(),
                result.history().trainingSeconds(),
                result.evaluationSeconds(),
                result.finalTrainingSeconds(),
                null,
                null,
                totalSeconds,
                null);
    }

    /**
     * {@return the timings of an import, which trains nothing}
     *
     * @param startSeconds the time from the start of the process to the request of the import
     * @param result what was imported, with the times that it took
     * @param totalSeconds the time from the start to the writing of the files
     */
    public static Timings ofImport(double startSeconds, ImportResult result, double totalSeconds) {
        return new Timings(
                startSeconds,
                null,
                result.dataSeconds(),
                null,
                result.evaluationSeconds(),
                null,
                null,
                null,
                totalSeconds,
                null);
    }

    /**
     * {@return the timings of a sweep}
     *
     * @param sweepSeconds the time from the first training to the end of the last
     * @param modelSeconds the time from there until the best model was trained
     * @param totalSeconds the time from the start to the writing of the files
     * @param trainedEpochs how many epochs were trained in {@code sweepSeconds}
     */
    public static Timings ofSweep(double sweepSeconds, double modelSeconds, double totalSeconds, long trainedEpochs) {
        return new Timings(null, null, null, null, null, null, sweepSeconds, modelSeconds, totalSeconds, trainedEpochs);
    }

    /**
     * {@return the timings of an experiment, which doesn't train a model after its sweep}
     *
     * @param sweepSeconds the time from the first training to the end of the last
     * @param trainedEpochs how many epochs were trained in that time
     */
    public static Timings ofExperiment(double sweepSeconds, long trainedEpochs) {
        return new Timings(null, null, null, null, null, null, sweepSeconds, null, null, trainedEpochs);
    }
}
