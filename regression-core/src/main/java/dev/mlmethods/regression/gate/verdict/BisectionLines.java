package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.gate.Bisection;
import dev.mlmethods.regression.gate.CheckResult;
import java.util.ArrayList;
import java.util.List;

/** A bisection for the log. */
public final class BisectionLines {
    private BisectionLines() {}

    /**
     * A line for each metric and each part, such as {@code test.rmse +0.0200 (64%): learningRate was 0.001 and is 0.01}; none if nothing was
     * bisected.
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
