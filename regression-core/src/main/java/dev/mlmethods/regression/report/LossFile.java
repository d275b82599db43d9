package dev.mlmethods.regression.report;

import dev.mlmethods.regression.file.CsvText;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainingHistory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file {@code losses.csv}. */
final class LossFile {
    private static final List<String> HEADER = List.of("epoch", "loss", "validationLoss");

    private LossFile() {}

    static StagedFiles.Contents csv(TrainingHistory history) {
        return CsvText.of(HEADER, csv -> {
            for (EpochLoss loss : history.epochs()) {
                csv.row(List.of(
                        Integer.toString(loss.epoch()),
                        NumberText.shortest(loss.loss()),
                        number(loss.validationLoss())));
            }
        });
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
        if (fields.length != HEADER.size() || !fields[0].equals(Integer.toString(epoch))) {
            throw new IllegalArgumentException("not the losses of epoch " + epoch + ": " + line);
        }
        return new EpochLoss(
                epoch, Double.parseDouble(fields[1]), fields[2].isEmpty() ? null : Double.valueOf(fields[2]));
    }
}
