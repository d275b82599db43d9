package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The results of several journals of one sweep, in whatever order they are added. */
final class JournalUnion {
    private final SweepOrigin expected;
    private final Map<String, Found> results = new HashMap<>();
    private final List<SweepOrigin> origins = new ArrayList<>();

    /**
     * Has no results yet.
     *
     * @param expected of every journal
     */
    JournalUnion(SweepOrigin expected) {
        this.expected = expected;
    }

    private record Found(TrialResult result, Path file) {}

    /**
     * Adds what a journal has.
     *
     * @throws RegressionException if it can't be read, is of another sweep, or has another result of a training than a journal before it
     */
    void add(Path file) {
        JournalContents contents = JournalContents.read(file);
        SweepOrigin origin = contents.origin();
        if (origin == null) {
            throw new RegressionException(
                    "The journal " + file
                            + " doesn't say what sweep it is of: it is empty, or an earlier release has written it. Run its sweep or shard again.");
        }
        origin.differenceFrom(expected).ifPresent(difference -> {
            throw new RegressionException("The journal " + file + " is of " + difference
                    + ". Merge only journals of this sweep, with the same parameters, or run its shard again.");
        });
        origins.add(origin);
        contents.results().forEach((key, result) -> results.merge(key, new Found(result, file), JournalUnion::one));
    }

    /** The same training gives the same result, unless it failed on one machine and not on the other. */
    private static Found one(Found first, Found second) {
        boolean firstFailed = first.result.status() == TrialStatus.FAILED;
        boolean secondFailed = second.result.status() == TrialStatus.FAILED;
        if (firstFailed && secondFailed) {
            // Whatever the order of the journals.
            return Objects.toString(first.result.reason()).compareTo(Objects.toString(second.result.reason())) <= 0
                    ? first
                    : second;
        }
        if (firstFailed || secondFailed) {
            return firstFailed ? second : first;
        }
        if (!first.result.equals(second.result.withTrial(first.result.trial()))) {
            throw new RegressionException(
                    "Trial " + first.result.trial() + " has one result in the journal " + first.file
                            + " and another one in " + second.file
                            + ", although the same training gives the same bits everywhere: one of the two machines computes wrongly."
                            + " Run both shards again, elsewhere.");
        }
        return first;
    }

    /** The result under a key; null if there is none. */
    @Nullable
    TrialResult find(String key) {
        Found found = results.get(key);
        return found == null ? null : found.result;
    }

    /** How many shards the journals are of; empty if one of them is of a whole sweep, or they don't agree. */
    Optional<Integer> shards() {
        Set<Integer> counts = new TreeSet<>();
        origins.forEach(
                origin -> counts.add(origin.shard() == null ? 0 : origin.shard().count()));
        return counts.size() == 1 ? counts.stream().filter(count -> count > 0).findFirst() : Optional.empty();
    }
}
