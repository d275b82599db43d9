package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Comparison;
import dev.mlmethods.regression.benchmarks.report.Finding;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The result of a table.
 *
 * @param file its name
 * @param ours the network's {@code rmse}, {@code r2} and {@code seconds}, the standard {@code deviation} of the target of the test rows, and the
 *     {@code agreement} of everything that predicts; or why it was {@code refused}
 * @param others the same for the {@code trees} and the {@code linear} regression, with the number of {@code rows}; or why they {@code failed}; empty
 *     if they are not available here
 */
record TableResult(String file, JsonNode ours, JsonNode others) {
    /** With fewer rows, a few test rows decide. */
    private static final int MANY_ROWS = 1000;

    private static final double AS_GOOD = 1.05;
    private static final double SAME = 1e-9;

    /** A line for each table, and three for all of them. */
    static List<Finding> findings(List<TableResult> results) {
        List<Finding> findings = new ArrayList<>();
        results.forEach(result -> findings.add(result.finding()));
        long accepted = results.stream().filter(TableResult::isAccepted).count();
        findings.add(Finding.of(
                "tables that train with file and target alone",
                Long.toString(accepted),
                results.size() + " tables",
                (double) accepted / results.size(),
                Bar.atLeast(0.97)));
        List<TableResult> large =
                results.stream().filter(TableResult::hasManyRows).toList();
        long good = large.stream()
                .filter(result ->
                        result.ratio().filter(ratio -> ratio <= AS_GOOD).isPresent())
                .count();
        String what = "tables above 1,000 rows with an RMSE at most 1.05 times that of the trees";
        findings.add(
                large.isEmpty()
                        ? Finding.notMeasured(what, Bar.atLeast(0.5))
                        : Finding.of(
                                what,
                                Long.toString(good),
                                large.size() + " tables",
                                (double) good / large.size(),
                                Bar.atLeast(0.5)));
        findings.add(agreement(results));
        return findings;
    }

    private static Finding agreement(List<TableResult> results) {
        String what = "predictions in which predictor, predict and predictions.csv differ by a bit";
        Bar bar = Bar.atMost(0);
        int rows = sum(results, "rows");
        int different = sum(results, "different");
        return rows == 0
                ? Finding.notMeasured(what, bar)
                : Finding.of(
                        what,
                        NumberText.count(different),
                        NumberText.count(rows) + " rows, among them rows with missing cells and texts never seen",
                        different,
                        bar);
    }

    private static int sum(List<TableResult> results, String count) {
        return results.stream()
                .mapToInt(result -> result.ours().path("agreement").path(count).asInt(0))
                .sum();
    }

    private Finding finding() {
        if (!isAccepted()) {
            return Finding.note(file, "refused: " + ours.path("refused").asString(""));
        }
        if (others.has("failed")) {
            return Finding.note(
                    file,
                    text(ours) + "; scikit-learn: " + others.path("failed").asString(""));
        }
        return new Finding(
                others.has("rows")
                        ? file + ", " + NumberText.count(others.path("rows").asInt()) + " rows"
                        : file,
                text(ours),
                ratio().isEmpty() ? otherRows() : text("trees") + "; " + text("linear"),
                ratio(),
                hasManyRows() ? Optional.of(Bar.atMost(AS_GOOD)) : Optional.empty(),
                List.of());
    }

    private boolean isAccepted() {
        return ours.has("rmse");
    }

    private boolean hasManyRows() {
        return others.path("rows").asInt(0) > MANY_ROWS;
    }

    /** The network's RMSE as a multiple of that of the trees; empty if there is none, or it is for different rows. */
    private Optional<Double> ratio() {
        return isAccepted() && areTheSameRows()
                ? Optional.of(ours.path("rmse").asDouble()
                        / others.path("trees").path("rmse").asDouble())
                : Optional.empty();
    }

    /** If the test rows are the same, so are the others, some of which the network may set aside to decide when to stop. */
    private boolean areTheSameRows() {
        double deviation = others.path("deviation").asDouble(Double.NaN);
        return Math.abs(ours.path("deviation").asDouble() - deviation) <= SAME * deviation;
    }

    private String otherRows() {
        return others.has("rows")
                ? "other rows: the target of the test rows has the standard deviation "
                        + others.path("deviation").asString() + ", and here "
                        + ours.path("deviation").asString()
                : "";
    }

    private String text(String other) {
        return other + " " + text(others.path(other));
    }

    private static String text(JsonNode model) {
        return String.format(
                Locale.ROOT,
                "R2 %.3f, RMSE %s, %s",
                model.path("r2").asDouble(),
                NumberText.rounded(model.path("rmse").asDouble()),
                Comparison.seconds(model.path("seconds").asDouble()));
    }
}
