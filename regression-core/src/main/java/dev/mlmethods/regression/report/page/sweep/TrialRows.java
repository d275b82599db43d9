package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.result.SweepReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of all trials. */
final class TrialRows {
    private final SweepTrials sweep;
    private final Set<String> metrics;

    private TrialRows(SweepTrials sweep) {
        this.sweep = sweep;
        String metric = sweep.objective().substring(sweep.objective().indexOf('.'));
        this.metrics = new LinkedHashSet<>(List.of(
                sweep.objective(),
                "validation.rmse",
                "validation.mae",
                "validation.r2",
                "train" + metric,
                "test" + metric));
    }

    static Block.Trials of(SweepTrials sweep, DrawnTrials drawn) {
        TrialRows rows = new TrialRows(sweep);
        DrawnTrials.Rows trials = drawn.rows();
        return new Block.Trials(
                "trials-table",
                drawn.areAll() ? "All trials" : NumberText.count(drawn.trials().size()) + " trials." + drawn.note(),
                rows.header(),
                1 + sweep.fields().size(),
                rows.rows(trials.inMarkup()),
                rows.rows(trials.others()));
    }

    private List<Block.TrialRow> rows(List<SweepReport.Trial> trials) {
        return trials.stream().map(this::row).toList();
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("trial"));
        header.addAll(sweep.fields());
        header.add("status");
        header.addAll(metrics);
        header.addAll(List.of("epochs trained", "reason"));
        return header;
    }

    private Block.TrialRow row(SweepReport.Trial trial) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(trial.trial())));
        List<Double> keys = new ArrayList<>(List.of((double) trial.trial()));
        for (String field : sweep.fields()) {
            Object value = Objects.requireNonNull(trial.parameters().get(field));
            cells.add(ParameterText.of(value));
            keys.add(value instanceof Number number ? number.doubleValue() : Double.NaN);
        }
        cells.add(trial.status().jsonName());
        keys.add(Double.NaN);
        for (String metric : metrics) {
            double value = SweepTrials.metric(trial, metric);
            cells.add(Double.isNaN(value) ? "" : NumberText.significant(value, 4));
            keys.add(value);
        }
        cells.add(trial.fits().stream()
                .map(fit -> Integer.toString(fit.trainedEpochs()))
                .collect(Collectors.joining(" ")));
        keys.add(
                trial.fits().isEmpty()
                        ? Double.NaN
                        : (double) trial.fits().get(0).trainedEpochs());
        cells.add(trial.reason() == null ? "" : trial.reason());
        keys.add(Double.NaN);
        return new Block.TrialRow(trial.trial(), cells, keys, sweep.command(trial));
    }
}
