package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.gate.Bisection;
import dev.mlmethods.regression.gate.CheckResult;
import java.util.ArrayList;
import java.util.List;

/** A bisection for the log. */
public final class BisectionLines {
    private BisectionLines() {}

    /**
     * {@return a line for each metric and each part, such as {@code test.rmse +0.0200 (64%): learningRate was 0.001 and is 0.01}; none if
     * nothing was bisected} The note of the bisection, if it has one, is the first line.
     *
     * @param result of a check
     */
    public static List<String> of(CheckResult result) {
        List<String> lines = new ArrayList<>();
        Bisection bisection = result.bisection();
        if (bisection != null && bisection.note() != null) {
            lines.add(bisection.note());
        }
        BisectionRow.of(result).forEach(row -> lines.add(row.metric() + " " + row.explained() + ": " + row.what()));
        return lines;
    }
}
