package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Trials that are in none of the merged journals.
 *
 * @param all how many there are in the plan
 * @param trials the missing ones, by number
 * @param shards of which the journals are; 0 if that isn't known
 * @param divide into that many shards all trials, by number
 */
record MissingTrials(int all, List<Trial> trials, int shards, IntFunction<List<List<Trial>>> divide) {
    private static final int SHOWN = 10;

    RegressionException error() {
        String numbers = trials.stream()
                .limit(SHOWN)
                .map(trial -> Integer.toString(trial.number()))
                .collect(Collectors.joining(", "));
        return new RegressionException("Of " + NumberText.count(all) + " trials, " + NumberText.count(trials.size())
                + (trials.size() == 1 ? " is" : " are") + " in none of the journals: " + numbers
                + (trials.size() > SHOWN ? " and " + NumberText.count(trials.size() - SHOWN) + " more" : "") + ". "
                + remedy());
    }

    private String remedy() {
        if (shards == 0) {
            return "Run the sweep or the shards that are missing; what is in a journal isn't trained again.";
        }
        Set<Integer> missing = trials.stream().map(Trial::number).collect(Collectors.toSet());
        List<String> incomplete = new ArrayList<>();
        List<List<Trial>> shares = divide.apply(shards);
        for (int number = 1; number <= shards; number++) {
            if (shares.get(number - 1).stream().map(Trial::number).anyMatch(missing::contains)) {
                incomplete.add(new Shard(number, shards).toString());
            }
        }
        return "They belong to " + (incomplete.size() == 1 ? "shard " : "the shards ") + String.join(", ", incomplete)
                + ": run " + (incomplete.size() == 1 ? "it" : "them")
                + " again, which trains only what its journal lacks, and add its journal to journals.";
    }
}
