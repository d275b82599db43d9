package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One training on a large table, as {@code train} does it: reading, scaling, epochs, evaluation on every split.
 *
 * @param epochSeconds of each epoch
 * @param seconds in all
 * @param parametersSha256 of the model
 */
public record LargeTable(List<Double> epochSeconds, double seconds, String parametersSha256) {
    private static final int FEATURES = 20;
    private static final int BATCH = 256;
    private static final double UNIT = 10_000;

    /** Copies the list. */
    public LargeTable {
        epochSeconds = List.copyOf(epochSeconds);
    }

    /** Writes numbers with four decimals, and a target that is a function of some of them. */
    public static void write(Path file, long rows) throws IOException {
        SplittableRandom random = new SplittableRandom(42);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int column = 0; column < FEATURES; column++) {
                out.append('x').append(Integer.toString(column)).append(',');
            }
            out.append("y\n");
            double[] x = new double[FEATURES];
            for (long row = 0; row < rows; row++) {
                for (int column = 0; column < FEATURES; column++) {
                    int value = random.nextInt(-10_000, 10_001);
                    x[column] = value / UNIT;
                    append(out, value);
                    out.append(',');
                }
                double y = Math.sin(3 * x[0]) * x[1] + x[2] * x[3] + 0.3 * x[4] + 0.1 * random.nextDouble();
                append(out, (int) Math.round(UNIT * y));
                out.append('\n');
            }
        }
    }

    /** Without a formatter, which would take longer than the training. */
    private static void append(BufferedWriter out, int tenThousandths) throws IOException {
        int size = Math.abs(tenThousandths);
        if (tenThousandths < 0) {
            out.append('-');
        }
        String decimals = Integer.toString(10_000 + size % 10_000);
        out.append(Integer.toString(size / 10_000)).append('.').append(decimals, 1, 5);
    }

    /** Trains on the table of the first argument for as many epochs as the second one says, with as many threads as the third, and prints what that took. */
    public static void main(String[] args) {
        Specification specification = Specification.of(new DataSpec(args[0], "y", List.of(), List.of()))
                .withTraining(TrainingSpec.defaults()
                        .withEpochs(Integer.parseInt(args[1]))
                        .withBatchSize(BatchSize.of(BATCH)));
        Epochs epochs = new Epochs();
        long start = System.nanoTime();
        TrainingResult result = RegressionTrainer.train(
                specification,
                Path.of(""),
                RegressionTrainer.engine(specification, Integer.parseInt(args[2])),
                List.of(),
                epochs);
        System.out.println(JsonLine.write(new LargeTable(
                epochs.seconds, secondsSince(start), result.model().parametersSha256())));
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }

    private static final class Epochs implements TrainingListener {
        private final List<Double> seconds = new ArrayList<>();
        private long start;

        /** The first epoch, in which the kernels are compiled, is only the start of the second one. */
        @Override
        public void epochEnded(EpochLoss loss) {
            if (loss.epoch() > 1) {
                seconds.add(secondsSince(start));
            }
            start = System.nanoTime();
        }
    }
}
