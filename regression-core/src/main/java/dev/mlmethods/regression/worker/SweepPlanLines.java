package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.sweep.Shard;
import dev.mlmethods.regression.sweep.Sweep;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a sweep would train, in lines for the user. */
final class SweepPlanLines {
    private static final int SHOWN = 100;

    private SweepPlanLines() {}

    static List<String> of(SweepPlan plan, @Nullable Shard shard, Sweep sweep) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Plan: %,d trials in %,d trainings, %,d epochs; each trial by itself would take %,d.",
                plan.trials().size(),
                plan.runs().size(),
                plan.epochs(),
                plan.epochsWithoutSharing()));
        List<Trial> trials = sweep.trials(shard);
        List<TrialRun> left = sweep.runsLeft(shard);
        Set<Integer> toRun = left.stream()
                .flatMap(run -> run.trials().stream())
                .map(Trial::number)
                .collect(Collectors.toSet());
        long epochsLeft = left.stream().mapToLong(TrialRun::epochs).sum();
        if (shard != null) {
            lines.add(
                    trials.isEmpty()
                            ? "Shard " + shard + " has no trials; there are fewer trainings than shards."
                            : String.format(Locale.ROOT, "Shard %s has %,d of these trials.", shard, trials.size()));
        }
        if (toRun.size() < trials.size()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "The journal has %,d of them; %,d are left, which take %,d epochs.",
                    trials.size() - toRun.size(),
                    toRun.size(),
                    epochsLeft));
        } else if (shard != null && !trials.isEmpty()) {
            lines.add(String.format(Locale.ROOT, "They take %,d trainings and %,d epochs.", left.size(), epochsLeft));
        }
        trials.stream()
                .limit(SHOWN)
                .map(trial -> "  " + trial.number() + "  " + trial
                        + (toRun.contains(trial.number()) ? "" : "  (in the journal)"))
                .forEach(lines::add);
        if (trials.size() > SHOWN) {
            lines.add(String.format(Locale.ROOT, "  and %,d more", trials.size() - SHOWN));
        }
        return lines;
    }
}
