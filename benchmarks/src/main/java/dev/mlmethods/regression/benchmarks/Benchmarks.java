package dev.mlmethods.regression.benchmarks;

import dev.mlmethods.regression.benchmarks.parts.ArithmeticRate;
import dev.mlmethods.regression.benchmarks.parts.ColdStart;
import dev.mlmethods.regression.benchmarks.parts.DatabaseRows;
import dev.mlmethods.regression.benchmarks.parts.Denormals;
import dev.mlmethods.regression.benchmarks.parts.Ensembles;
import dev.mlmethods.regression.benchmarks.parts.Jdks;
import dev.mlmethods.regression.benchmarks.parts.LargeTables;
import dev.mlmethods.regression.benchmarks.parts.Memory;
import dev.mlmethods.regression.benchmarks.parts.MiniBatches;
import dev.mlmethods.regression.benchmarks.parts.Part;
import dev.mlmethods.regression.benchmarks.parts.Predictions;
import dev.mlmethods.regression.benchmarks.parts.ReferenceJob;
import dev.mlmethods.regression.benchmarks.parts.ReportPages;
import dev.mlmethods.regression.benchmarks.parts.RowCount;
import dev.mlmethods.regression.benchmarks.parts.SweepScale;
import dev.mlmethods.regression.benchmarks.parts.SweepTime;
import dev.mlmethods.regression.benchmarks.parts.Tables;
import dev.mlmethods.regression.benchmarks.parts.WholeCommands;
import dev.mlmethods.regression.benchmarks.parts.WideNetwork;
import dev.mlmethods.regression.benchmarks.process.Contenders;
import dev.mlmethods.regression.benchmarks.process.Laboratory;
import dev.mlmethods.regression.benchmarks.process.Options;
import dev.mlmethods.regression.benchmarks.report.Finding;
import dev.mlmethods.regression.benchmarks.report.FindingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs the parts and prints what they found. */
public final class Benchmarks {
    private final Options options;
    private final Laboratory laboratory;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private Benchmarks(Options options) throws IOException {
        this.options = options;
        Files.createDirectories(options.output());
        laboratory = new Laboratory(options.rounds(), options.output().resolve("raw.jsonl"));
        Contenders contenders = new Contenders(options);
        parts.put("reference", new ReferenceJob(contenders, laboratory));
        parts.put("cold", new ColdStart(contenders, laboratory));
        parts.put("commands", new WholeCommands(contenders, laboratory));
        parts.put("sweep", new SweepTime(contenders, laboratory));
        parts.put("minibatches", new MiniBatches(contenders, laboratory));
        parts.put("predictions", new Predictions(contenders, laboratory));
        parts.put("ensembles", new Ensembles(contenders, laboratory));
        parts.put("scale", new SweepScale(options));
        parts.put("large", new LargeTables(options, contenders));
        parts.put("databases", new DatabaseRows(options, contenders));
        parts.put("arithmetic", new ArithmeticRate(contenders, laboratory));
        parts.put("memory", new Memory(contenders, laboratory));
        parts.put("rows", new RowCount(contenders, laboratory));
        parts.put("wide", new WideNetwork(contenders, laboratory));
        parts.put("denormals", new Denormals(contenders, laboratory));
        parts.put("jdks", new Jdks(contenders, laboratory));
        parts.put("pages", new ReportPages(options, laboratory));
        parts.put("tables", new Tables(options, contenders, laboratory));
    }

    /** Reads {@link Options} from the system properties. */
    public static void main(String[] args) throws IOException {
        new Benchmarks(Options.ofSystemProperties()).run();
    }

    private void run() throws IOException {
        long start = System.nanoTime();
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, Part> part : chosen().entrySet()) {
            long partStart = System.nanoTime();
            findings.addAll(findings(part.getKey(), part.getValue()));
            System.err.printf(Locale.ROOT, "%s: %.0f s%n", part.getKey(), secondsSince(partStart));
        }
        List<String> report = new ArrayList<>(head(secondsSince(start)));
        report.addAll(FindingTable.lines(findings));
        Files.write(options.output().resolve("results.md"), report);
        report.forEach(System.out::println);
    }

    private static List<Finding> findings(String name, Part part) {
        try {
            return part.run();
        } catch (IOException | RuntimeException e) {
            // The other parts are still worth running.
            e.printStackTrace();
            return List.of(Finding.note(name, "failed: " + e.getMessage()));
        }
    }

    private List<String> head(double seconds) {
        return List.of(
                Machine.describe(),
                "Measured: " + String.join("; ", laboratory.versions()) + ".",
                String.format(
                        Locale.ROOT,
                        "Medians of %d, in turns; %.0f s in all; %s.",
                        options.rounds(),
                        seconds,
                        laboratory.quietness()),
                "");
    }

    private Map<String, Part> chosen() {
        if (options.parts().equals(List.of("all"))) {
            return parts;
        }
        Map<String, Part> chosen = new LinkedHashMap<>(parts);
        for (String name : options.parts()) {
            if (!parts.containsKey(name)) {
                throw new IllegalArgumentException(
                        "benchmarks names " + name + "; there are " + String.join(", ", parts.keySet()) + ", or all.");
            }
        }
        chosen.keySet().retainAll(options.parts());
        return chosen;
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
