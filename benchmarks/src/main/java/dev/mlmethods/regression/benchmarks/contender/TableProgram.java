package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.model.Preset;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.TrainingResult;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Trains on tables with nothing given but the file and its target, as {@code train} of the plugin does, and predicts each with everything that can.
 */
public final class TableProgram {
    private TableProgram() {}

    /** Reads a line of JSON for each table, with its file and target, and answers with one. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(JsonLine.write(Map.of("ready", "Java " + Runtime.version())));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode table = JsonLine.tree(line);
            out.println(JsonLine.write(answer(
                    Path.of(table.required("file").asString()),
                    table.required("target").asString())));
        }
    }

    private static Map<String, Object> answer(Path file, String target) {
        try {
            String name = String.valueOf(file.getFileName());
            Path folder = file.resolveSibling("");
            DataSpec data = DataSpec.csv(name, target);
            return measured(Preset.AUTO.ofTraining(data, folder).specification(data, Map.of()), folder);
        } catch (RegressionException e) {
            return Map.of("refused", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compare the predictions for " + file, e);
        }
    }

    private static Map<String, Object> measured(Specification specification, Path folder) throws IOException {
        long start = System.nanoTime();
        TrainingResult result = RegressionTrainer.train(specification, folder, TrainingListener.SILENT);
        RegressionMetrics network = result.evaluation().network().test();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("rmse", network.rmse());
        answer.put("r2", network.r2());
        answer.put("seconds", (System.nanoTime() - start) / 1e9);
        // R2 is 1 minus the ratio of the mean squared error to that of the test rows' own mean.
        answer.put("deviation", network.rmse() / Math.sqrt(1 - network.r2()));
        answer.put(
                "agreement",
                TableAgreement.of(result.model(), folder, specification.data().dataset()));
        return answer;
    }
}
