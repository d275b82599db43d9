package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.XyChart;
import dev.mlmethods.regression.report.chart.XyChart.Shape;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.TrialStatus;
import dev.mlmethods.regression.training.EpochLoss;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The losses of the trials in one chart. */
final class LossCurves {
    private static final String ID = "losses";
    private static final int MOST_CURVES = 60;
    private static final int MOST_DIVERGED = 20;
    private static final int MOST_POINTS = 60;
    private static final int BEST = 1;
    private static final int OTHERS = 2;
    private static final int DIVERGED = 3;
    private static final int MOST_NAMES = 10;
    /** The losses of diverged trials are within the scale up to this many times the largest loss of the other trials. */
    private static final double ROOM = 10;

    private final SweepTrials sweep;
    private final boolean areValidationLosses;

    LossCurves(SweepTrials sweep) {
        this.sweep = sweep;
        this.areValidationLosses = sweep.report().trials().stream()
                .filter(trial -> !losses(trial).isEmpty())
                .allMatch(trial -> losses(trial).stream().anyMatch(loss -> loss.validationLoss() != null));
    }

    /** The losses of a trial, in its first fold. */
    private static List<EpochLoss> losses(SweepReport.Trial trial) {
        return trial.fits().isEmpty() ? List.of() : trial.fits().get(0).losses();
    }

    /**
     * A curve.
     *
     * @param epochs ascending
     * @param losses one per epoch
     */
    private record Curve(SweepReport.Trial trial, Column epochs, Column losses) {
        boolean isDiverged() {
            return trial.status() == TrialStatus.DIVERGED;
        }
    }

    Figure figure() {
        List<Curve> curves = curves();
        String title = (areValidationLosses ? "Validation" : "Training") + " losses";
        return curves.isEmpty()
                ? new Figure(ID, title, "No trial has losses, so there is nothing to draw.", null, null, true)
                : new Figure(ID, title, summary(curves), chart(curves), data(curves), true);
    }

    /** The best ones first, then those that were pruned, then those that diverged, which always have some of the places. */
    private List<Curve> curves() {
        List<Curve> all = sweep.report().trials().stream()
                .sorted(Comparator.comparing(this::rank, sweep.bestFirst()))
                .map(this::curve)
                .filter(curve -> curve.losses().size() > 0)
                .toList();
        List<Curve> diverged = all.stream().filter(Curve::isDiverged).toList();
        List<Curve> others = all.stream().filter(curve -> !curve.isDiverged()).toList();
        int ofOthers = Math.min(others.size(), MOST_CURVES - Math.min(MOST_DIVERGED, diverged.size()));
        List<Curve> chosen = new ArrayList<>(others.subList(0, ofOthers));
        chosen.addAll(diverged.subList(0, Math.min(diverged.size(), MOST_CURVES - ofOthers)));
        return chosen;
    }

    /** The objective, even of a trial that was pruned. */
    private double rank(SweepReport.Trial trial) {
        return trial.status() == TrialStatus.DIVERGED ? Double.NaN : SweepTrials.metric(trial, sweep.objective());
    }

    private Curve curve(SweepReport.Trial trial) {
        List<EpochLoss> taken = losses(trial).stream()
                .filter(loss -> Double.isFinite(value(loss)))
                .toList();
        int last = taken.size() - 1;
        int points = Math.min(taken.size(), MOST_POINTS);
        List<EpochLoss> thinned = IntStream.range(0, points)
                .mapToObj(i -> taken.get(points < 2 ? last : (int) ((long) i * last / (points - 1))))
                .toList();
        return new Curve(
                trial,
                Column.of(thinned.stream().mapToDouble(EpochLoss::epoch).toArray()),
                Column.of(thinned.stream().mapToDouble(this::value).toArray()));
    }

    private double value(EpochLoss loss) {
        return areValidationLosses ? orNaN(loss.validationLoss()) : loss.loss();
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private XyChart chart(List<Curve> curves) {
        List<XyChart.Series> series = new ArrayList<>();
        // The best one is drawn last, on top.
        for (int i = curves.size() - 1; i >= 0; i--) {
            series.add(line(curves.get(i)));
        }
        double[] epochs = curves.stream()
                .flatMapToDouble(curve -> curve.epochs().stream())
                .toArray();
        return new XyChart(ValueAxes.linear("epoch", epochs), lossAxis(curves), series, List.of(), Shape.WIDE);
    }

    /**
     * Diverged trials have all the room they need if there are no others; otherwise, they may leave the chart, because their losses are unbounded.
     */
    private NumberAxis lossAxis(List<Curve> curves) {
        double limit = limit(curves);
        double[] losses = losses(curves).filter(loss -> loss <= limit).toArray();
        String label = areValidationLosses ? "validation loss" : "training loss";
        return losses(curves).allMatch(loss -> loss > 0)
                ? ValueAxes.log(label, losses)
                : ValueAxes.linear(label, losses);
    }

    private static double limit(List<Curve> curves) {
        return losses(curves.stream().filter(curve -> !curve.isDiverged()).toList())
                .map(loss -> ROOM * Math.abs(loss))
                .max()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static DoubleStream losses(List<Curve> curves) {
        return curves.stream().flatMapToDouble(curve -> curve.losses().stream());
    }

    private XyChart.Line line(Curve curve) {
        boolean isBest = isBest(curve);
        int number = curve.trial().trial();
        return new XyChart.Line(
                "trial " + number + (isBest ? " (best)" : curve.isDiverged() ? " (diverged)" : ""),
                isBest ? BEST : curve.isDiverged() ? DIVERGED : OTHERS,
                curve.isDiverged(),
                !isBest,
                curve.epochs(),
                curve.losses(),
                "#trial-" + number);
    }

    private boolean isBest(Curve curve) {
        return sweep.best().filter(curve.trial()::equals).isPresent();
    }

    private String summary(List<Curve> curves) {
        long all = sweep.report().trials().stream()
                .filter(trial -> !losses(trial).isEmpty())
                .count();
        List<String> diverged = curves.stream()
                .filter(Curve::isDiverged)
                .map(curve -> Integer.toString(curve.trial().trial()))
                .sorted(Comparator.comparingInt(Integer::parseInt))
                .toList();
        return (curves.size() < all
                        ? "The losses of " + curves.size() + " of " + NumberText.count(all)
                                + " trials, the best ones first"
                        : "The losses of " + (all == 1 ? "the trial" : "all trials that have some"))
                + (sweep.folds() > 0 ? ", in the first fold" : "") + "."
                + sweep.best()
                        .map(best -> " The best is trial " + best.trial() + ".")
                        .orElse("")
                + diverged(diverged)
                + leaving(curves)
                + (isLossSearched() ? " The loss itself is searched, so not all curves have the same unit." : "");
    }

    private static String diverged(List<String> numbers) {
        if (numbers.isEmpty()) {
            return "";
        }
        List<String> names = new ArrayList<>(numbers.subList(0, Math.min(MOST_NAMES, numbers.size())));
        if (numbers.size() > MOST_NAMES) {
            names.add(NumberText.count(numbers.size() - MOST_NAMES) + " more");
        }
        return (numbers.size() == 1 ? " Dashed because it diverged: trial " : " Dashed because they diverged: trials ")
                + ParameterText.list(names) + ".";
    }

    private static String leaving(List<Curve> curves) {
        double limit = limit(curves);
        long leaving = curves.stream()
                .filter(curve -> curve.losses().stream().anyMatch(loss -> loss > limit))
                .count();
        return leaving == 0 ? "" : " " + leaving + (leaving == 1 ? " curve leaves" : " curves leave") + " the scale.";
    }

    private boolean isLossSearched() {
        return !Collections.disjoint(sweep.varied(), List.of("loss", "huberDelta", "targetScaling"));
    }

    private static DataTable data(List<Curve> curves) {
        return new DataTable(
                List.of("trial", "status", "first epoch", "loss", "last epoch", "loss"),
                curves.stream().map(LossCurves::row).toList());
    }

    private static List<String> row(Curve curve) {
        int last = curve.losses().size() - 1;
        return List.of(
                Integer.toString(curve.trial().trial()),
                curve.trial().status().jsonName(),
                NumberText.count((long) curve.epochs().get(0)),
                NumberText.significant(curve.losses().get(0), 4),
                NumberText.count((long) curve.epochs().get(last)),
                NumberText.significant(curve.losses().get(last), 4));
    }
}
