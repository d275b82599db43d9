package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.verdict.ModuleVerdict.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdicts of all models of a build, in words for its log.
 *
 * @param models in the order of the build
 */
public record BuildVerdicts(List<ModuleVerdict> models) {
    /**
     * Copies the list.
     *
     * @param models in the order of the build
     */
    public BuildVerdicts {
        models = List.copyOf(models);
    }

    /** {@return how many models have which verdict, such as {@code 3 models: 1 identical, 1 regressed, 1 missing}} */
    public String counts() {
        Stream<String> verdicts = Arrays.stream(Verdict.values())
                .map(verdict -> counted(
                        models.stream()
                                .filter(model -> model.standing() == Standing.CURRENT
                                        && result(model).verdict() == verdict)
                                .count(),
                        verdict.text()));
        Stream<String> others = Stream.of(Standing.STALE, Standing.MISSING, Standing.SKIPPED)
                .map(standing -> counted(
                        models.stream()
                                .filter(model -> model.standing() == standing)
                                .count(),
                        standing.name().toLowerCase(Locale.ROOT)));
        return models.size()
                + (models.size() == 1 ? " model: " : " models: ")
                + Stream.concat(verdicts, others)
                        .filter(count -> !count.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    private static String counted(long count, String what) {
        return count == 0 ? "" : count + " " + what;
    }

    /** {@return a heading and a line for each model whose verdict counts and fails; none if there is no such model} */
    public List<String> failures() {
        return listed(
                models.stream()
                        .filter(model -> model.standing() == Standing.CURRENT
                                && !result(model).passes())
                        .toList(),
                "fails",
                "fail",
                model -> model.command()
                        .in(VerdictPage.capitalized(result(model).verdict().text()) + ". "
                                + result(model).message()));
    }

    /**
     * {@return a heading and a line for each model that should have a verdict that counts, but doesn't have one; none if there is no such model}
     */
    public List<String> gaps() {
        return listed(
                models.stream().filter(model -> model.standing().isGap()).toList(),
                "has no verdict that counts",
                "have no verdict that counts",
                ModuleVerdict::note);
    }

    /** {@return a line for each model whose check does not run, with the reason} */
    public List<String> skipped() {
        return models.stream()
                .filter(model -> model.standing() == Standing.SKIPPED)
                .map(model -> model.name() + ": " + model.note())
                .toList();
    }

    private List<String> listed(
            List<ModuleVerdict> some, String does, String doThey, Function<ModuleVerdict, String> text) {
        List<String> lines = new ArrayList<>();
        if (!some.isEmpty()) {
            lines.add(some.size() + " of " + models.size() + " models " + (some.size() == 1 ? does : doThey) + ":");
        }
        some.forEach(model -> lines.add("- " + model.name() + ": " + text.apply(model)));
        return lines;
    }

    private static CheckResult result(ModuleVerdict model) {
        return Objects.requireNonNull(model.result(), model.name());
    }
}
