package dev.mlmethods.regression.benchmarks.process;

import dev.mlmethods.regression.report.result.Timings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The seconds of a whole {@code mvn regression:train}, from the lines that it prints and the times that it writes. */
final class MavenTimeline {
    private static final double UNSEEN = Double.NaN;
    private static final Set<String> STAGED = Set.of(Timings.FILE + " trainingSeconds", Timings.FILE + " totalSeconds");

    private final long start = System.nanoTime();
    private double goal = UNSEEN;
    private double trained = UNSEEN;

    /** Processes a line as it arrives. */
    void saw(String line) {
        if (line.contains("regression-maven-plugin:") && line.contains(":train ")) {
            goal = now();
        } else if (line.contains("Trained in ")) {
            trained = now();
        }
    }

    /**
     * The stages, in their order, and everything else in {@code timings.json}.
     *
     * @param timings the times of the worker
     * @param file that contains them, in its own order
     */
    Map<String, Double> ended(Timings timings, JsonNode file) {
        double end = now();
        double training = Objects.requireNonNull(timings.trainingSeconds());
        double worker = Objects.requireNonNull(timings.totalSeconds());
        Map<String, Double> stages = new LinkedHashMap<>();
        stages.put("1 Maven until the goal", goal);
        stages.put("2 class path, start of the worker, saving", trained - goal - worker);
        stages.put("3 worker: JVM, ND4J, data, evaluation", worker - training);
        stages.put("4 worker: training loop", training);
        stages.put("5 Maven after the goal", end - trained);
        stages.put("6 all", end);
        addFields(Timings.FILE, file, stages);
        return stages;
    }

    private static void addFields(String path, JsonNode node, Map<String, Double> stages) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = path + " " + field.getKey();
            if (STAGED.contains(name)) {
                continue;
            }
            if (field.getValue().isNumber()) {
                stages.put(name, field.getValue().asDouble());
            } else {
                addFields(name, field.getValue(), stages);
            }
        }
    }

    private double now() {
        return (System.nanoTime() - start) / 1e9;
    }
}
