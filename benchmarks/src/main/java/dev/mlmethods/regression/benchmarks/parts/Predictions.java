package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.contender.PredictionJob;
import dev.mlmethods.regression.benchmarks.process.Contender;
import dev.mlmethods.regression.benchmarks.process.Contenders;
import dev.mlmethods.regression.benchmarks.process.Laboratory;
import dev.mlmethods.regression.benchmarks.process.Samples;
import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Comparison;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Predictions for the test rows of California housing by the module for applications, against ONNX Runtime and an earlier {@code RegressionModel}. */
public final class Predictions implements Part {
    private static final String ONE_ROW = "one row in the predictor";
    private static final String MANY_ROWS = "4,128 rows at a time in the predictor";
    private static final Bar MILLISECONDS = Bar.atMost(60);

    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Measures with the contenders. */
    public Predictions(Contenders contenders, Laboratory laboratory) {
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() throws IOException {
        String model = contenders.model();
        Optional<String> before = contenders.modelBefore();
        Samples alone = laboratory.warm("predictions, alone", all(model, before, true));
        Samples together = laboratory.warm("predictions, together", all(model, before, false));
        List<Finding> findings = new ArrayList<>();
        findings.add(against(ONE_ROW, alone, Contenders.BEFORE, Bar.atMost(0.01)));
        findings.add(against(ONE_ROW, alone, Contenders.ONNX_RUNTIME, Bar.atMost(1 / 8.0)));
        findings.add(against(ONE_ROW, alone, Contenders.ONNX_RUNTIME_EXACT, Bar.atMost(1 / 8.0)));
        findings.add(against(MANY_ROWS, together, Contenders.ONNX_RUNTIME, Bar.atMost(1)));
        findings.add(against(MANY_ROWS, together, Contenders.ONNX_RUNTIME_EXACT, Bar.atMost(1)));
        findings.add(Comparison.ofLosses(
                ONE_ROW + ", and by the others",
                alone,
                List.of(Contenders.PREDICTOR, Contenders.ONNX_RUNTIME, Contenders.ONNX_RUNTIME_EXACT)));
        findings.add(firstPrediction(model));
        return findings;
    }

    /** The contenders, each with its own model. */
    private List<Contender> all(String model, Optional<String> before, boolean alone) throws IOException {
        PredictionJob job = PredictionJob.of(model, alone);
        List<Contender> all = new ArrayList<>(
                List.of(contenders.predictor(job), contenders.onnxRuntime(job), contenders.exactOnnxRuntime(job)));
        if (before.isPresent()) {
            all.add(contenders.regressionModelBefore(PredictionJob.of(before.get(), alone)));
        }
        return all;
    }

    private static Finding against(String what, Samples samples, String other, Bar bar) {
        Optional<Samples.Median> ours = samples.median(Contenders.PREDICTOR, 1);
        Optional<Samples.Median> theirs = samples.median(other, 1);
        String line = what + " against " + other;
        if (ours.isEmpty() || theirs.isEmpty()) {
            return Finding.notMeasured(line, bar);
        }
        double our = ours.get().seconds();
        double their = theirs.get().seconds();
        return Finding.of(
                line, Comparison.microseconds(our), Comparison.microseconds(their) + " " + other, our / their, bar);
    }

    private Finding firstPrediction(String model) {
        String line = "new JVM, from the start to the first prediction, above one that does nothing, in ms";
        List<Contender> both = List.of(contenders.firstPrediction(model), contenders.nothingToDo());
        Samples samples = laboratory.cold("first prediction", both);
        Optional<Samples.Median> ours = samples.median(both.get(0).name(), 1);
        Optional<Samples.Median> nothing = samples.median(both.get(1).name(), 1);
        if (ours.isEmpty() || nothing.isEmpty()) {
            return Finding.notMeasured(line, MILLISECONDS);
        }
        double our = ours.get().seconds();
        double other = nothing.get().seconds();
        return Finding.of(line, milliseconds(our), milliseconds(other), 1e3 * (our - other), MILLISECONDS);
    }

    private static String milliseconds(double seconds) {
        return String.format(Locale.ROOT, "%.0f ms", 1e3 * seconds);
    }
}
