package dev.mlmethods.regression.report.page.tuning;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.BarChart;
import dev.mlmethods.regression.report.chart.CategoryAxis;
import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.Scale;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.page.sweep.SequenceChart;
import dev.mlmethods.regression.tune.Ablation;
import dev.mlmethods.regression.tune.TuningResult;
import dev.mlmethods.regression.tune.TuningStage;
import dev.mlmethods.regression.tune.TuningTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The figures of a tuning. */
final class TuningCharts {
    private static final int DIGITS = 4;
    private static final int COLOR = 1;

    private final TuningResult result;

    TuningCharts(TuningResult result) {
        this.result = result;
    }

    /** A bar. */
    private record Bar(String label, double value) {}

    String objective() {
        return result.spec().objective().objective();
    }

    /** NaN if a trial isn't completed. */
    double value(TuningTrial trial) {
        return trial.validation() == null
                ? Double.NaN
                : result.spec().objective().of(trial.validation());
    }

    /** The best without each of its parts. */
    Figure ablation() {
        List<Bar> bars = new ArrayList<>();
        bars.add(new Bar("all parts", value(result.bestTrial())));
        for (Ablation ablation : result.ablations()) {
            if (ablation.value() != null) {
                bars.add(new Bar(ParameterText.list(fields(ablation.part())), ablation.value()));
            }
        }
        String title = "The best without each part";
        if (bars.size() < 2) {
            return new Figure(
                    "ablation",
                    title,
                    result.bestTrial().parameters().isEmpty()
                            ? "The best is what the tuning began with, so there is nothing to leave out."
                            : "The budget was too small to train the best without its parts.",
                    null,
                    null,
                    true);
        }
        boolean areAll = result.ablations().size()
                == fields(result.bestTrial().parameters()).size();
        return bars(
                "ablation",
                title,
                "Each bar is the best with one field as it was at the beginning. Parts that are worth little on their own may"
                        + " still be worth something together."
                        + (areAll ? "" : " The budget was too small for the other fields."),
                "without",
                bars);
    }

    /** The first changes, each by itself. */
    Figure changes() {
        List<Bar> bars = result.trials().stream()
                .filter(trial -> trial.stage() == TuningStage.PRESENTATION && !Double.isNaN(value(trial)))
                .filter(trial -> trial.number() == 1 || isSingle(trial.parameters()))
                .map(trial -> new Bar(trial.number() == 1 ? "the beginning" : change(trial.parameters()), value(trial)))
                .toList();
        String title = "Single changes";
        return bars.size() < 2
                ? new Figure("changes", title, "No change was tried.", null, null, true)
                : bars("changes", title, "Those that help most were tried together.", "change", bars);
    }

    private static boolean isSingle(Map<String, Object> parameters) {
        return fields(parameters).size() == 1;
    }

    /** Without the range of predictions, which is one change with what is learned of the target. */
    private static List<String> fields(Map<String, Object> parameters) {
        return parameters.keySet().stream()
                .filter(field -> !field.equals("clampPredictions"))
                .toList();
    }

    private static String change(Map<String, Object> parameters) {
        String field = fields(parameters).get(0);
        return field + " " + ParameterText.of(field, Objects.requireNonNull(parameters.get(field)));
    }

    private Figure bars(String id, String title, String summary, String label, List<Bar> bars) {
        double[] values = bars.stream().mapToDouble(Bar::value).toArray();
        double largest = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        double smallest =
                Math.min(0, bars.stream().mapToDouble(Bar::value).min().orElse(0));
        return new Figure(
                id,
                title,
                summary,
                new BarChart(
                        new CategoryAxis(label, bars.stream().map(Bar::label).toList()),
                        new NumberAxis(objective(), Scale.LINEAR, smallest, largest),
                        Column.of(values),
                        null,
                        COLOR),
                new DataTable(
                        List.of(label, objective()),
                        bars.stream()
                                .map(bar -> List.of(bar.label(), NumberText.significant(bar.value(), DIGITS)))
                                .toList()),
                true);
    }

    /** The objective in the order of the trials, with the best one so far. */
    Figure sequence() {
        List<TuningTrial> compared = result.trials().stream()
                .filter(trial -> !Double.isNaN(value(trial)))
                .toList();
        String title = "Trial by trial";
        if (compared.size() < 2) {
            return new Figure("sequence", title, "Only one network was trained.", null, null, true);
        }
        double[] numbers = compared.stream().mapToDouble(TuningTrial::number).toArray();
        double[] values = compared.stream().mapToDouble(this::value).toArray();
        double[] best = new double[values.length];
        List<List<String>> improvements = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            boolean isBetter = i == 0 || result.spec().objective().isBetter(values[i], best[i - 1]);
            best[i] = isBetter ? values[i] : best[i - 1];
            if (isBetter) {
                TuningTrial trial = compared.get(i);
                improvements.add(List.of(
                        Integer.toString(trial.number()),
                        trial.stage().jsonName(),
                        NumberText.significant(values[i], DIGITS)));
            }
        }
        return new Figure(
                "sequence",
                title,
                "Stages: " + stages() + ".",
                SequenceChart.of(objective(), numbers, values, best),
                new DataTable(List.of("trial", "stage", "best so far"), improvements),
                true);
    }

    private String stages() {
        List<String> stages = new ArrayList<>();
        for (TuningStage stage : TuningStage.values()) {
            long count = result.trials().stream()
                    .filter(trial -> trial.stage() == stage)
                    .count();
            if (count > 0) {
                stages.add(stage.jsonName() + " (" + stage.text() + "), " + NumberText.count(count)
                        + (count == 1 ? " trial" : " trials"));
            }
        }
        return String.join("; ", stages);
    }
}
