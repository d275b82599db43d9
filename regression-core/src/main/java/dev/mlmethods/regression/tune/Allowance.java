package dev.mlmethods.regression.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How much of a budget may be spent by the end of the current stage. */
final class Allowance {
    /** The start of the process, and the compilation of what trains: seconds of CPU time. */
    private static final double START_SECONDS = 8;

    private final double usable;
    private double granted;
    private double spent;

    Allowance(TuningBudget budget) {
        // A short budget is the user's wish to see something, and most of it must be left for that.
        this.spent = budget.unit() == TuningBudget.Unit.CPU_SECONDS ? Math.min(START_SECONDS, budget.amount() / 4) : 0;
        this.granted = spent;
        this.usable = budget.amount() - spent;
    }

    /** Each stage has its share, and what those before it have left. */
    void begin(TuningStage stage) {
        granted += of(stage);
    }

    /** The share of a stage. */
    double of(TuningStage stage) {
        return stage.share() * usable;
    }

    double left() {
        return granted - spent;
    }

    double spent() {
        return spent;
    }

    void spend(double cost) {
        spent += cost;
    }

    /** The first of some, as many as can be paid from a share of what is left. */
    <T> List<T> affordable(List<T> wanted, ToDoubleFunction<T> cost, double share) {
        List<T> affordable = new ArrayList<>();
        double sum = 0;
        for (T one : wanted) {
            sum += cost.applyAsDouble(one);
            if (sum > share * left()) {
                break;
            }
            affordable.add(one);
        }
        return affordable;
    }
}
