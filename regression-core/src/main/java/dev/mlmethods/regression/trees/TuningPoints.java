package dev.mlmethods.regression.trees;

import dev.mlmethods.regression.random.TorchRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings that are compared when trees are tuned, the same for all tables: the default ones, so that those that are chosen are no worse on the validation
 * rows, and others drawn with a fixed seed.
 */
final class TuningPoints {
    private static final int POINTS = 20;
    private static final long SEED = 42;

    /** The most trees; the validation rows say how many are best. */
    private static final int MOST_TREES = 2000;

    /** One draw in four has no penalty, as the defaults have none. */
    private static final float WITHOUT_PENALTY = 0.25f;

    private TuningPoints() {}

    static List<TreeSettings> all() {
        TorchRandom random = new TorchRandom(SEED);
        List<TreeSettings> points = new ArrayList<>(List.of(TreeSettings.DEFAULTS.withNumIterations(MOST_TREES)));
        while (points.size() < POINTS) {
            points.add(drawn(random));
        }
        return List.copyOf(points);
    }

    private static TreeSettings drawn(TorchRandom random) {
        return new TreeSettings(
                rounded(logUniform(random, 0.01, 0.2), 1e4),
                (int) rounded(logUniform(random, 7, 127), 1),
                (int) rounded(logUniform(random, 5, 100), 1),
                random.uniform(0f, 1f) < WITHOUT_PENALTY ? 0 : rounded(logUniform(random, 0.01, 10), 1e3),
                rounded(random.uniform(0.5f, 1f), 1e3),
                rounded(random.uniform(0.5f, 1f), 1e3),
                MOST_TREES);
    }

    private static double logUniform(TorchRandom random, double from, double to) {
        return from * StrictMath.pow(to / from, random.uniform(0f, 1f));
    }

    /** To a few decimals, so that results say in a few digits what was used. */
    private static double rounded(double number, double parts) {
        return Math.rint(number * parts) / parts;
    }
}
