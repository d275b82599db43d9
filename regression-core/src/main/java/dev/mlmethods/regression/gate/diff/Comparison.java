package dev.mlmethods.regression.gate.diff;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.DatasetPath;
import dev.mlmethods.regression.gate.baseline.Baseline;
import dev.mlmethods.regression.gate.baseline.BaselineRows;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.baseline.EvaluationData;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.model.ImportedFiles;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.split.SplitSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an evaluation and a baseline have in common. Doesn't read any data if the hashes say that they are the same.
 *
 * @param isComparable whether the test rows are the same and have the same weights, possibly with different features
 * @param sameTargets whether the test rows have the same numbers and targets, whatever their weights
 * @param sameParameters whether the weights and biases are the same to the bit
 * @param samePredictions whether the predictions for the test rows are
 * @param sameMetrics whether all metrics are
 * @param causes what has changed: the data, then fields, then versions
 */
public record Comparison(
        boolean isComparable,
        boolean sameTargets,
        boolean sameParameters,
        boolean samePredictions,
        boolean sameMetrics,
        List<Cause> causes) {
    /**
     * Copies the list.
     *
     * @param isComparable whether the test rows are the same and have the same weights
     * @param sameTargets whether the test rows have the same numbers and targets
     * @param sameParameters whether the weights and biases are the same to the bit
     * @param samePredictions whether the predictions for the test rows are the same to the bit
     * @param sameMetrics whether all metrics are the same to the bit
     * @param causes what has changed: the data, then fields, then versions
     */
    public Comparison {
        causes = List.copyOf(causes);
    }

    /**
     * Compares an evaluation and a baseline.
     *
     * @param now the evaluation
     * @param data that belong to it
     * @param stored the baseline, with its rows
     * @return what they have in common, and what has changed
     * @throws dev.mlmethods.regression.RegressionException if data or rows of the baseline have to be read and can't be
     */
    public static Comparison of(EvaluatedModel now, EvaluationData data, StoredBaseline stored) {
        Baseline baseline = stored.baseline();
        EvaluationReport report = now.report();
        List<Cause> causes = new ArrayList<>();
        // What has changed is reported in any case.
        boolean sameRows = compareRows(now, data, stored, causes);
        causes.addAll(Causes.ofOrigin(baseline.origin(), report.provenance().origin()));
        boolean sameWeights =
                Objects.equals(stored.rows().weights(), now.predictions().weights());
        ImportedFiles imported = report.provenance().imported();
        causes.addAll(Causes.ofImport(baseline.imported(), imported));
        boolean bothTrained = baseline.imported() == null && imported == null;
        Causes.ofSpecification(baseline.specification(), report.specification()).stream()
                .filter(change -> bothTrained || SpecificationFields.isKnownOfImported(change.field()))
                .filter(change -> !isSameFile(change, baseline, report))
                .forEach(causes::add);
        causes.addAll(Causes.ofEvaluationDataset(baseline.testRows(), report.heldOut(), report.dataset()));
        causes.addAll(Causes.ofPlatform(baseline.platform(), now.platform()));
        return new Comparison(
                sameRows && sameWeights,
                stored.rows().testRows().equals(now.predictions().rows())
                        && stored.rows().actual().equals(now.predictions().actual()),
                baseline.parametersSha256().equals(report.parametersSha256()),
                baseline.predictionsSha256().equals(now.predictions().sha256()),
                baseline.metrics().equals(now.metrics()),
                causes);
    }

    /** {@return whether parameters, predictions and metrics have the same bits} */
    public boolean isIdentical() {
        return sameParameters && samePredictions && sameMetrics;
    }

    /** Whether the test rows are the same; adds how the data differ to the causes. */
    private static boolean compareRows(
            EvaluatedModel now, EvaluationData data, StoredBaseline stored, List<Cause> causes) {
        Baseline baseline = stored.baseline();
        boolean sameData =
                baseline.data().sha256().equals(now.report().provenance().dataSha256());
        if (sameData && haveSameHeldOutRows(baseline, now.report())) {
            return true;
        }
        if (sameData && !now.report().heldOut()) {
            return haveSameContents(now, data.evaluation(), baseline, causes);
        }
        Dataset training = data.training();
        if (!sameData) {
            BaselineRows rows = stored.rows();
            DataDiff diff = DataDiff.of(rows, training);
            if (!isReadOtherwise(baseline.specification(), now.report().specification()) || !data.isThatOf(baseline)) {
                causes.add(diff.cause(
                        data, baseline, now.report().specification().data().features()));
            }
            if (baseline.testRows().heldOut() && now.report().heldOut() && diff.hasSameRows()) {
                return rows.testRows().equals(now.predictions().rows());
            }
        }
        return haveSameContents(now, now.report().heldOut() ? training : data.evaluation(), baseline, causes);
    }

    /** Whether the same file may be a different dataset: with different columns, or columns of different types. */
    private static boolean isReadOtherwise(Specification before, Specification now) {
        return !before.data().withDataset("").equals(now.data().withDataset(""))
                || !before.encoding().equals(now.encoding())
                || !Objects.equals(before.columns(), now.columns());
    }

    /** Whether a dataset that was named by a different path, for example in another checkout, is the same file or has the same contents. */
    private static boolean isSameFile(Cause.FieldChange change, Baseline baseline, EvaluationReport now) {
        String before = baseline.specification().data().dataset();
        String dataset = now.specification().data().dataset();
        boolean sameContents = baseline.data().sha256().equals(now.provenance().dataSha256())
                && (DatasetPath.isAbsolute(before) || DatasetPath.isAbsolute(dataset));
        return change.field().equals("dataset") && (sameContents || DatasetPath.areSame(before, dataset));
    }

    /** The same data, split in the same way. */
    private static boolean haveSameHeldOutRows(Baseline baseline, EvaluationReport now) {
        SplitSpec before = baseline.specification().split();
        SplitSpec split = now.specification().split();
        return baseline.testRows().heldOut()
                && now.heldOut()
                && before.withValidationSize(0).equals(split.withValidationSize(0));
    }

    private static boolean haveSameContents(EvaluatedModel now, Dataset tested, Baseline baseline, List<Cause> causes) {
        Baseline.TestRows before = baseline.testRows();
        boolean same = before.sha256().equals(now.predictions().rowsSha256(tested));
        if (!same && !before.heldOut() && !now.report().heldOut()) {
            causes.add(new Cause.DataChange(
                    tested.name() + ": the test rows differ, or have other values or columns",
                    0,
                    0,
                    0,
                    List.of(),
                    List.of(),
                    List.of()));
        }
        return same;
    }

    /**
     * {@return which bits differ, in words, such as {@code the weights have other bits}} There must be some: the comparison must not be
     * {@link #isIdentical identical}.
     */
    public String otherBits() {
        if (sameParameters && samePredictions) {
            return "other metrics differ";
        }
        String what = sameParameters ? "predictions" : samePredictions ? "weights" : "weights and the predictions";
        return "the " + what + " have other bits";
    }
}
