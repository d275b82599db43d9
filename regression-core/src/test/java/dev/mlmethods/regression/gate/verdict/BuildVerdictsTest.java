package dev.mlmethods.regression.gate.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.verdict.ModuleVerdict.Standing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BuildVerdictsTest {
    private static final CheckResult REGRESSED = SampleCheckResults.result(
            Verdict.REGRESSED, "The rmse is 0.5. If that is intended, run regression:accept.", List.of(), List.of());
    private static final ModuleVerdict GOOD = new ModuleVerdict("cars", SampleCheckResults.identical());
    private static final ModuleVerdict BAD =
            new ModuleVerdict("houses@big", REGRESSED, new GoalCommand("regression", "@big", Map.of(), " -pl houses"));

    private static ModuleVerdict without(String name, Standing standing, @Nullable CheckResult result) {
        return new ModuleVerdict(name, standing, result, "Because of that.", GoalCommand.PLAIN);
    }

    @Test
    void countsEachVerdictAndWhatHasNone() {
        assertThat(new BuildVerdicts(List.of(GOOD)).counts()).isEqualTo("1 model: 1 identical");
        assertThat(new BuildVerdicts(List.of(
                                BAD,
                                GOOD,
                                GOOD,
                                without("flats", Standing.SKIPPED, null),
                                without("rents", Standing.STALE, REGRESSED),
                                without("boats", Standing.MISSING, null)))
                        .counts())
                .isEqualTo("6 models: 2 identical, 1 regressed, 1 stale, 1 missing, 1 skipped");
    }

    /** A stale verdict says nothing about what is checked out, whatever its outcome. */
    @Test
    void namesTheModelsThatFailAndWhy() {
        assertThat(new BuildVerdicts(List.of(GOOD, BAD, without("rents", Standing.STALE, REGRESSED))).failures())
                .containsExactly(
                        "1 of 3 models fails:",
                        "- houses@big: Regressed. The rmse is 0.5. If that is intended, run mvn regression:accept@big -pl houses.");
        assertThat(new BuildVerdicts(List.of(BAD, BAD)).failures().get(0)).isEqualTo("2 of 2 models fail:");
        assertThat(new BuildVerdicts(List.of(GOOD, without("flats", Standing.SKIPPED, null))).failures())
                .isEmpty();
    }

    @Test
    void namesTheModelsWhoseCheckDoesNotRunAndWhy() {
        assertThat(new BuildVerdicts(List.of(GOOD, without("flats", Standing.SKIPPED, null))).skipped())
                .containsExactly("flats: Because of that.");
    }

    @Test
    void namesTheModelsWithoutAVerdictThatCounts() {
        assertThat(new BuildVerdicts(List.of(GOOD, without("rents", Standing.STALE, REGRESSED))).gaps())
                .containsExactly("1 of 2 models has no verdict that counts:", "- rents: Because of that.");
        assertThat(new BuildVerdicts(List.of(
                                without("boats", Standing.MISSING, null), without("rents", Standing.STALE, null)))
                        .gaps())
                .containsExactly(
                        "2 of 2 models have no verdict that counts:",
                        "- boats: Because of that.",
                        "- rents: Because of that.");
        assertThat(new BuildVerdicts(List.of(BAD, without("flats", Standing.SKIPPED, null))).gaps())
                .isEmpty();
    }
}
