package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.result.SweepReport;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The trials that a page draws and lists: all, or {@value #MOST} of a large sweep: the {@value #BEST} best and others that are drawn at random
 * without looking at their results, so that the page of any sweep opens at once. The same sweep gives the same trials.
 *
 * @param trials by their numbers
 * @param all how many the sweep has
 * @param best the numbers of the best, which the markup of a long table contains; empty if there is no long table
 */
record DrawnTrials(List<SweepReport.Trial> trials, int all, Set<Integer> best) {
    static final int MOST = 2_000;
    static final int BEST = 100;

    /** A table with more of them has only {@value #BEST} in the markup, the best. */
    static final int LONG_TABLE = 500;

    private static final long SEED = 42;

    /** Copies the collections. */
    DrawnTrials {
        trials = List.copyOf(trials);
        best = Set.copyOf(best);
    }

    static DrawnTrials of(SweepTrials sweep) {
        List<SweepReport.Trial> all = sweep.report().trials();
        Set<Integer> best = all.size() <= LONG_TABLE ? Set.of() : best(sweep);
        if (all.size() <= MOST) {
            return new DrawnTrials(all, all.size(), best);
        }
        Set<Integer> numbers = new HashSet<>(best);
        new Random(SEED)
                .ints(0, all.size())
                .map(i -> all.get(i).trial())
                .takeWhile(number -> numbers.size() < MOST)
                .forEach(numbers::add);
        return new DrawnTrials(
                all.stream().filter(trial -> numbers.contains(trial.trial())).toList(), all.size(), best);
    }

    private static Set<Integer> best(SweepTrials sweep) {
        Set<Integer> numbers = new HashSet<>();
        sweep.compared().stream()
                .sorted(Comparator.comparing(sweep::value, sweep.bestFirst()))
                .limit(BEST)
                .forEach(trial -> numbers.add(trial.trial()));
        sweep.best().ifPresent(best -> numbers.add(best.trial()));
        return numbers;
    }

    /**
     * The rows of a table of trials, each by their numbers.
     *
     * @param inMarkup the best, and, if these are few, the first
     * @param others those that a script adds
     */
    record Rows(List<SweepReport.Trial> inMarkup, List<SweepReport.Trial> others) {}

    /** How a table of them is divided. */
    Rows rows() {
        if (trials.size() <= LONG_TABLE) {
            return new Rows(trials, List.of());
        }
        Set<Integer> inMarkup = new HashSet<>(best);
        trials.stream()
                .map(SweepReport.Trial::trial)
                .takeWhile(number -> inMarkup.size() < BEST)
                .forEach(inMarkup::add);
        return new Rows(
                trials.stream()
                        .filter(trial -> inMarkup.contains(trial.trial()))
                        .toList(),
                trials.stream()
                        .filter(trial -> !inMarkup.contains(trial.trial()))
                        .toList());
    }

    boolean areAll() {
        return trials.size() == all;
    }

    /** Those that can be compared. */
    List<SweepReport.Trial> compared(SweepTrials sweep) {
        return trials.stream()
                .filter(trial -> !Double.isNaN(sweep.value(trial)))
                .toList();
    }

    /** A sentence to append on what is left out; empty if nothing is. */
    String note() {
        return areAll()
                ? ""
                : " Of " + NumberText.count(all) + " trials it has " + NumberText.count(trials.size()) + ", the best "
                        + BEST + " and others drawn at random; trials.csv has all.";
    }
}
