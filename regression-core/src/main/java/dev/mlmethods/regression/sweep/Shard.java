package dev.mlmethods.regression.sweep;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share of a sweep's trainings. Several processes, on one machine or many, train one share each; together they train the whole.
 *
 * @param number of this share, counted from 1
 * @param count of all shares, 1 to {@value #MAX_COUNT}
 */
public record Shard(int number, int count) {
    /** More machines than anyone has. */
    static final int MAX_COUNT = 10_000;

    private static final Pattern TEXT = Pattern.compile("\\s*(\\d{1,9})\\s*/\\s*(\\d{1,9})\\s*");

    /**
     * Checks the numbers.
     *
     * @param number of this share, counted from 1
     * @param count of all shares, 1 to {@value #MAX_COUNT}
     * @throws RegressionException if one of them is out of its range
     */
    public Shard {
        if (count < 1 || count > MAX_COUNT) {
            throw new RegressionException(
                    "shard is " + number + "/" + count + "; there can be 1 to " + MAX_COUNT + " shards.");
        }
        if (number < 1 || number > count) {
            throw new RegressionException(
                    "shard is " + number + "/" + count + "; shards are counted from 1, so the first of " + count
                            + " is 1/" + count + " and the last is " + count + "/" + count + ".");
        }
    }

    /**
     * {@return the share of that text}
     *
     * @param text its number and how many there are, such as {@code 2/4}
     * @throws RegressionException if it isn't that
     */
    @JsonCreator
    public static Shard parse(String text) {
        Matcher numbers = TEXT.matcher(text);
        if (!numbers.matches()) {
            throw new RegressionException("shard is " + Excerpt.quoted(text)
                    + "; it must be a number and how many shards there are, such as 2/4 for the second of four.");
        }
        return new Shard(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    }

    /** Its number and how many there are, such as {@code 2/4}. */
    @JsonValue
    @Override
    public String toString() {
        return number + "/" + count;
    }

    /** {@return the name of its journal} */
    public String journal() {
        return "journal-" + number + "-of-" + count + ".jsonl";
    }

    /**
     * Divides trainings among shards: the costliest one goes to the first shard, and each other one to that whose trainings cost least so far (the first of
     * several), in the order of their costs. No shard then costs more than 4/3 of the smallest possible maximum (Graham, Bounds on multiprocessing timing
     * anomalies, 1969).
     *
     * @param runs all trainings
     * @param count of the shards
     * @param cost of one, the same on every machine
     * @return those of each shard
     */
    static List<List<TrialRun>> divide(List<TrialRun> runs, int count, ToDoubleFunction<TrialRun> cost) {
        List<List<TrialRun>> shares = new ArrayList<>();
        PriorityQueue<Load> loads =
                new PriorityQueue<>(Comparator.comparingDouble(Load::cost).thenComparingInt(Load::index));
        for (int index = 0; index < count; index++) {
            shares.add(new ArrayList<>());
            loads.add(new Load(index, 0));
        }
        List<TrialRun> costliestFirst = new ArrayList<>(runs);
        costliestFirst.sort(Comparator.comparingDouble(cost).reversed());
        for (TrialRun run : costliestFirst) {
            Load least = loads.remove();
            shares.get(least.index()).add(run);
            loads.add(new Load(least.index(), least.cost() + cost.applyAsDouble(run)));
        }
        return shares;
    }

    /** What the trainings of a shard cost so far. */
    private record Load(int index, double cost) {}
}
