package dev.mlmethods.regression.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.mlmethods.regression.predictor.text.VisibleText;
import dev.mlmethods.regression.sweep.SweepProgress;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.tune.TuningProgress;
import java.util.ArrayList;
import java.util.List;

/** What a worker reports. The last event is {@link Finished}, {@link Failed} or {@link LacksZstd}; a worker that ends without one has crashed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerEvent.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = WorkerEvent.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = WorkerEvent.TableInFiles.class, name = "tableInFiles"),
    @JsonSubTypes.Type(value = WorkerEvent.FittingLeastSquares.class, name = "fittingLeastSquares"),
    @JsonSubTypes.Type(value = WorkerEvent.FinalTraining.class, name = "finalTraining"),
    @JsonSubTypes.Type(value = WorkerEvent.Sweeping.class, name = "sweeping"),
    @JsonSubTypes.Type(value = WorkerEvent.OnCluster.class, name = "onCluster"),
    @JsonSubTypes.Type(value = WorkerEvent.Tuning.class, name = "tuning"),
    @JsonSubTypes.Type(value = WorkerEvent.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = WorkerEvent.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = WorkerEvent.LacksZstd.class, name = "lacksZstd")
})
public sealed interface WorkerEvent {
    /**
     * The first event: proves that it is the worker that was started.
     *
     * @param token the token that the worker was started with, see {@link WorkerMain#TOKEN}
     */
    record Hello(String token) implements WorkerEvent {
        /**
         * {@return the event as a line of JSON}
         *
         * @param token without anything that JSON escapes, such as hexadecimal digits
         */
        public static String line(String token) {
            return "{\"event\":\"hello\",\"token\":\"" + token + "\"}";
        }
    }

    /**
     * An epoch has ended.
     *
     * @param loss its number and its losses
     */
    record Progress(EpochLoss loss) implements WorkerEvent {}

    /**
     * The table is larger than memory, so it was read into temporary files.
     *
     * @param text says so, for the log
     */
    record TableInFiles(String text) implements WorkerEvent {}

    /**
     * The epochs are over, and least squares is fitted to the same rows, which takes a while.
     *
     * @param rows the number of training rows
     * @param features the number of their features
     */
    record FittingLeastSquares(int rows, int features) implements WorkerEvent {}

    /**
     * The first training has its result, and the final one begins.
     *
     * @param rows all of them
     * @param epochs how often they are passed over
     */
    record FinalTraining(int rows, int epochs) implements WorkerEvent {}

    /**
     * A sweep makes progress.
     *
     * @param progress how far it has come
     */
    record Sweeping(SweepProgress progress) implements WorkerEvent {}

    /**
     * Something has happened to the machines that train a sweep.
     *
     * @param line for the user
     */
    record OnCluster(String line) implements WorkerEvent {
        /**
         * Makes it a line, whatever a machine has said.
         *
         * @param line for the user
         */
        public OnCluster {
            line = VisibleText.of(line);
        }
    }

    /**
     * A tuning makes progress.
     *
     * @param progress how far it has come
     */
    record Tuning(TuningProgress progress) implements WorkerEvent {}

    /**
     * The result is on disk.
     *
     * @param summary lines for the user
     * @param warnings what the user should look at before using the result, one message each; the build goes on
     * @param violations thresholds that were not met, one message each; the build fails
     */
    record Finished(List<String> summary, List<String> warnings, List<String> violations) implements WorkerEvent {
        /**
         * Makes each a line, whatever names from data are in it.
         *
         * @param summary lines for the user
         * @param warnings what the user should look at before using the result, one message each
         * @param violations thresholds that were not met, one message each
         */
        public Finished {
            summary = summary.stream().map(VisibleText::of).toList();
            warnings = warnings.stream().map(VisibleText::of).toList();
            violations = violations.stream().map(VisibleText::of).toList();
        }

        /**
         * {@return the same with one more warning}
         *
         * @param warning what the user should look at
         */
        public Finished withWarning(String warning) {
            List<String> more = new ArrayList<>(warnings);
            more.add(warning);
            return new Finished(summary, more, violations);
        }

        /**
         * {@return a result without warnings}
         *
         * @param summary lines for the user
         */
        public static Finished of(List<String> summary) {
            return new Finished(summary, List.of(), List.of());
        }
    }

    /**
     * There is no result, and the files on disk are unchanged.
     *
     * @param message for the user
     * @param stackTrace for those who ask for it
     */
    record Failed(String message, String stackTrace) implements WorkerEvent {}

    /** There is no result, and what was on disk is unchanged: with the library for zstd on its class path, a worker can go on. */
    record LacksZstd() implements WorkerEvent {}
}
