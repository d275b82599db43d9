package dev.mlmethods.regression.benchmarks.report;

import dev.mlmethods.regression.benchmarks.process.Samples;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares medians: ours on some number of threads with the best that the others reach on as many threads or fewer. */
public final class Comparison {
    private static final double SAME_LOSS = 1e-3;

    private Comparison() {}

    /**
     * How many times as fast ours is as the fastest of the others.
     *
     * @param ours the name of our contender
     * @param others the names of the others, all of which have to be there for a bar to be met
     */
    public static Finding of(String what, Samples samples, int threads, String ours, List<String> others, Bar bar) {
        String line = what + ", " + threads + (threads == 1 ? " thread" : " threads");
        Optional<Samples.Median> our = samples.median(ours, threads);
        Optional<Samples.Median> other = others.stream()
                .map(name -> samples.best(name, threads))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(Samples.Median::seconds));
        if (our.isEmpty() || other.isEmpty()) {
            return Finding.notMeasured(line, bar);
        }
        return new Finding(
                line,
                seconds(our.get().seconds()),
                seconds(other.get().seconds()) + " " + other.get().name() + " on "
                        + other.get().threads(),
                Optional.of(other.get().seconds() / our.get().seconds()),
                Optional.of(bar),
                others.stream()
                        .filter(name -> samples.best(name, threads).isEmpty())
                        .toList());
    }

    /**
     * How many times as long ours takes as another one.
     *
     * @param ours empty if it was not measured
     * @param other empty if it was not measured
     */
    public static Finding ofTimes(
            String what, Optional<Samples.Median> ours, Optional<Samples.Median> other, Optional<Bar> bar) {
        if (ours.isEmpty() || other.isEmpty()) {
            return new Finding(what, "", "", Optional.empty(), bar, List.of());
        }
        return new Finding(
                what,
                seconds(ours.get().seconds()),
                seconds(other.get().seconds()),
                Optional.of(ours.get().seconds() / other.get().seconds()),
                bar,
                List.of());
    }

    /** Whether all have done the same work: how far apart their losses are. */
    public static Finding ofLosses(String what, Samples samples, List<String> contenders) {
        return Finding.of(
                what + ", largest relative difference of the losses",
                "",
                "",
                samples.lossSpread(contenders),
                Bar.atMost(SAME_LOSS));
    }

    /** The time of a prediction, with three significant digits. */
    public static String microseconds(double seconds) {
        return String.format(Locale.ROOT, "%.3g us a row", 1e6 * seconds);
    }

    /** Three significant digits. */
    public static String seconds(double seconds) {
        return seconds < 0.1
                ? String.format(Locale.ROOT, "%.1f ms", 1e3 * seconds)
                : String.format(Locale.ROOT, "%.3f s", seconds);
    }
}
