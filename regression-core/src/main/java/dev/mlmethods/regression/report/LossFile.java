package dev.mlmethods.regression.report;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainingHistory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file {@code losses.csv}. */
final class LossFile {
    private static final String[] HEADER = {"epoch", "loss", "validationLoss"};

    private LossFile() {}

    static byte[] csv(TrainingHistory history) {
        CsvText csv = new CsvText(HEADER);
        for (EpochLoss loss : history.epochs()) {
            csv.row(Integer.toString(loss.epoch()), NumberText.shortest(loss.loss()), number(loss.validationLoss()));
        }
        return csv.toBytes();
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : NumberText.shortest(value);
    }

    /**
     * The losses of each epoch.
     *
     * @throws IllegalArgumentException if the text is not what {@link #csv} writes
     */
    static List<EpochLoss> parse(String csv) {
        List<String> lines = csv.lines().toList();
        if (lines.size() < 2 || !lines.get(0).equals(String.join(",", HEADER))) {
            throw new IllegalArgumentException("there are no losses");
        }
        List<EpochLoss> losses = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            losses.add(parseLine(line, losses.size() + 1));
        }
        return losses;
    }

    private static EpochLoss parseLine(String line, int epoch) {
        String[] fields = line.split(",", -1);
        if (fields.length != HEADER.length || !fields[0].equals(Integer.toString(epoch))) {
            throw new IllegalArgumentException("not the losses of epoch " + epoch + ": " + line);
        }
        return new EpochLoss(
                epoch, Double.parseDouble(fields[1]), fields[2].isEmpty() ? null : Double.valueOf(fields[2]));
    }
}
