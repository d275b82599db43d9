package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.process.Laboratory;
import dev.mlmethods.regression.benchmarks.process.Options;
import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Comparison;
import dev.mlmethods.regression.benchmarks.report.Finding;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.ModelEvaluation;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.EvaluationFiles;
import dev.mlmethods.regression.report.ReportFiles;
import dev.mlmethods.regression.report.ReportedEvaluation;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The page of an evaluation: how large it is, and how long it takes to respond in a browser. */
public final class ReportPages implements Part {
    private static final List<Integer> TEST_ROWS = List.of(1_000, 20_000, 200_000);
    private static final double TEST_SIZE = 0.8;
    private static final int SPLIT_SEED = 42;
    private static final double MEGABYTE = 1e6;

    private final Options options;
    private final Laboratory laboratory;

    /** Measures in a folder of the output. */
    public ReportPages(Options options, Laboratory laboratory) {
        this.options = options;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (int rows : TEST_ROWS) {
            pages.add(page(rows));
        }
        List<Finding> findings = new ArrayList<>();
        double first = Double.NaN;
        for (int i = 0; i < pages.size(); i++) {
            String what = String.format(Locale.ROOT, "page of %,d test rows", TEST_ROWS.get(i));
            double size = Files.size(pages.get(i)) / MEGABYTE;
            findings.add(Finding.of(
                    what + ", size", String.format(Locale.ROOT, "%.2f MB", size), "", size, Bar.atMost(1.5)));
            laboratory.awaitQuiet();
            double seconds = PageLoad.seconds(pages.get(i), options.rounds());
            first = i == 0 ? seconds : first;
            findings.add(Finding.of(
                    what + ", until it answers, against " + TEST_ROWS.get(0) + " rows",
                    Comparison.seconds(seconds),
                    Comparison.seconds(first),
                    seconds / first));
        }
        return findings;
    }

    private Path page(int testRows) throws IOException {
        Path folder = Files.createDirectories(options.output().resolve("pages/" + testRows));
        Path data = folder.resolve("data.csv");
        write(data, (int) (testRows / TEST_SIZE));
        Specification specification = Specification.of(DataSpec.csv(data.toString(), "y"))
                .withSplit(new SplitSpec(TEST_SIZE, SPLIT_SEED, 0))
                .withTraining(TrainingSpec.defaults().withEpochs(20));
        RegressionModel model = RegressionTrainer.train(specification, folder, TrainingListener.SILENT)
                .model();
        Path file = folder.resolve("model.zip");
        model.save(file);
        ModelEvaluation evaluation = ModelEvaluation.onHeldOutRows(model, folder);
        EvaluationFiles.write(folder, evaluation, ReportedEvaluation.of(model, file, evaluation, folder));
        return folder.resolve(ReportFiles.REPORT);
    }

    /** A location and six more features, all of which influence the target. */
    private static void write(Path file, int rows) throws IOException {
        Random random = new Random(42);
        try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            csv.println("latitude,longitude,a,b,c,d,e,f,y");
            for (int row = 0; row < rows; row++) {
                double latitude = 32 + 10 * random.nextDouble();
                double longitude = -124 + 10 * random.nextDouble();
                StringBuilder line = new StringBuilder();
                double y = Math.sin(latitude) + Math.cos(longitude) + 0.3 * random.nextGaussian();
                for (int feature = 0; feature < 6; feature++) {
                    double value = random.nextGaussian();
                    y += value * value / (2 + feature);
                    line.append(value).append(',');
                }
                csv.println(latitude + "," + longitude + "," + line + y);
            }
        }
    }
}
