package dev.mlmethods.regression.gate.bisect;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DatasetPath;
import dev.mlmethods.regression.gate.Bisection;
import dev.mlmethods.regression.gate.Bisection.Part;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.baseline.Baseline;
import dev.mlmethods.regression.gate.baseline.BaselineDataset;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the causes of a difference apart. First it trains with everything that the baseline was trained with: the remaining distance to the baseline
 * is due to what cannot be put back, the versions. Then it trains once for each other cause, with only that cause, and the cause explains the
 * distance to the first training. The remainder is due to causes that act together, so that all parts add up to the difference.
 */
public final class Bisect {
    private static final Set<String> DATA_FIELDS = Set.of("dataset", "target", "features", "exclude", "sampleWeight");

    /** How the file is formatted is part of its contents. */
    private static final Set<String> DIALECT_FIELDS =
            Set.of("separator", "quote", "decimal", "thousands", "comment", "encoding");

    /** None of them can be used without the others. */
    private static final Set<String> SPLIT_FIELDS =
            Set.of("splitBy", "groupColumn", "timeColumn", "keyColumn", "stratify");

    private static final String UNKNOWN = "an unknown cause: trained again, the baseline gives other results";
    private static final String TOGETHER = "all together, beyond each by itself";
    private static final String TOGETHER_AND_FAILED = "what cannot be trained by itself, and all together";

    private final Baseline baseline;
    private final Specification then;
    private final Specification now;
    private final CheckResult result;
    private final Differences differences;
    private final Retraining retraining;

    private Bisect(Baseline baseline, Specification now, CheckResult result, Retraining retraining) {
        this.baseline = baseline;
        this.then = baseline.specification();
        this.now = now;
        this.result = result;
        this.differences = Differences.of(result);
        this.retraining = retraining;
    }

    /** A cause that can be trained separately. */
    private record Change(String name, String what, Supplier<Specification> specification) {}

    /**
     * {@return why there is nothing to tell apart in the result of a check, as a sentence; empty if there is something}
     *
     * @param result of the check
     */
    public static Optional<String> needless(CheckResult result) {
        if (result.metrics().isEmpty()) {
            return Optional.of("The metrics were not compared.");
        } else if (Differences.of(result).isEmpty()) {
            return Optional.of("No gated metric differs from the baseline.");
        } else if (result.causes().isEmpty()) {
            return Optional.of("Nothing is known to have changed.");
        } else if (result.causes().stream().noneMatch(cause -> cause.kind().canBePutBack())) {
            return Optional.of("Only versions have changed, and a training uses all of them.");
        }
        return result.causes().size() == 1
                ? Optional.of("Only one thing has changed, which explains all of it.")
                : Optional.empty();
    }

    /**
     * {@return why there is no training to bisect with, as a sentence; empty if there is one}
     *
     * @param baseline that the evaluation was held to
     * @param now where the evaluated model comes from
     */
    public static Optional<String> untrainable(Baseline baseline, Provenance now) {
        return Stream.of(Optional.ofNullable(now.imported()), Optional.ofNullable(baseline.imported()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(files -> "A model was " + files.text() + ", and can't be trained again.");
    }

    /**
     * Trains once for each cause, and once more.
     *
     * @param baseline that the evaluation was held to
     * @param now the specification of the evaluation
     * @param result of the check
     * @param basedir the folder that relative paths start from, and a folder of the git work tree, if any, that is searched for the baseline's
     *     dataset
     * @param copies the folder for a dataset that was found in a commit; it is created when it is needed
     * @param retraining trains and tests a specification
     * @return how much of the difference each cause explains
     * @throws RegressionException if it is no longer possible to train with what the baseline was trained with; the message says why
     */
    public static Bisection of(
            Baseline baseline,
            Specification now,
            CheckResult result,
            Path basedir,
            Path copies,
            Retraining retraining) {
        Bisect bisect = new Bisect(baseline, now, result, retraining);
        BaselineDataset.Search search = new BaselineDataset(baseline, now.data().dataset(), basedir).find(copies);
        return search.dataset() == null ? bisect.fromDataOfNow(search.obstacle()) : bisect.fromThen(search.dataset());
    }

    private Bisection fromThen(String dataset) {
        Specification base = then.withData(then.data().withDataset(dataset));
        String file = now.data().dataset();
        boolean otherContents = !dataset.equals(then.data().dataset()) && !dataset.equals(file);
        List<Change> changes = new ArrayList<>();
        if (otherContents && DatasetPath.areSame(then.data().dataset(), file)) {
            changes.add(new Change(
                    "data",
                    texts(cause -> cause.kind() == Cause.Kind.DATA || isDialect(cause)),
                    () -> then.withData(
                            then.data().withDataset(file).withDialect(now.data().dialect()))));
            changes.addAll(changes(base, fields().filter(field -> !isDialect(field))));
        } else {
            changes.addAll(changes(base, fields()));
        }
        return bisection(base, texts(cause -> !cause.kind().canBePutBack()), changes, null);
    }

    private Bisection fromDataOfNow(@Nullable String obstacle) {
        Specification base = then.withData(now.data());
        List<Change> changes =
                changes(base, fields().filter(field -> !DATA_FIELDS.contains(field.field()) && !isDialect(field)));
        String moved =
                texts(cause -> cause.kind() == Cause.Kind.DATA || !cause.kind().canBePutBack());
        return bisection(
                base,
                moved,
                changes,
                "No commit here has the dataset of the baseline"
                        + (obstacle == null ? "" : " (" + obstacle + ")")
                        + ", so the other causes were trained with the current data.");
    }

    private static boolean isDialect(Cause cause) {
        return cause instanceof Cause.FieldChange change && DIALECT_FIELDS.contains(change.field());
    }

    /** The changed fields of the specification; the evaluation's dataset isn't one of them. */
    private Stream<Cause.FieldChange> fields() {
        return result.causes().stream()
                .filter(Cause.FieldChange.class::isInstance)
                .map(Cause.FieldChange.class::cast)
                .filter(change -> SpecificationFields.names().contains(change.field()));
    }

    private List<Change> changes(Specification base, Stream<Cause.FieldChange> fields) {
        Map<String, List<Cause.FieldChange>> together = fields.collect(Collectors.groupingBy(
                field -> SPLIT_FIELDS.contains(field.field()) ? "splitBy" : field.field(),
                LinkedHashMap::new,
                Collectors.toList()));
        return together.entrySet().stream()
                .map(entry -> change(base, entry.getKey(), entry.getValue()))
                .toList();
    }

    private Change change(Specification base, String name, List<Cause.FieldChange> changes) {
        List<String> fields = changes.stream().map(Cause.FieldChange::field).toList();
        return new Change(
                name,
                changes.stream().map(Cause.FieldChange::text).collect(Collectors.joining("; ")),
                () -> SpecificationFields.withFieldsOf(base, fields, now));
    }

    private String texts(Predicate<Cause> chosen) {
        return result.causes().stream().filter(chosen).map(Cause::text).collect(Collectors.joining("; "));
    }

    /**
     * Trains.
     *
     * @param base the specification without any change
     * @param moved what cannot be put back; empty if nothing
     */
    private Bisection bisection(Specification base, String moved, List<Change> changes, @Nullable String note) {
        Map<String, Double> before = retraining.metrics("baseline", base);
        List<Part> parts = new ArrayList<>();
        Part first = differences.part(
                moved.isEmpty() ? UNKNOWN : moved, before, baseline.metrics().getOrDefault("test", Map.of()));
        if (!moved.isEmpty() || !differences.isNothing(first)) {
            parts.add(first);
        }
        changes.forEach(change -> parts.add(alone(change, before)));
        boolean allTrained = parts.stream().allMatch(part -> part.failure() == null);
        Part rest = differences.rest(allTrained ? TOGETHER : TOGETHER_AND_FAILED, parts);
        if (!differences.isNothing(rest)) {
            parts.add(rest);
        }
        return new Bisection(note, parts);
    }

    private Part alone(Change change, Map<String, Double> before) {
        try {
            return differences.part(
                    change.what(),
                    retraining.metrics(change.name(), change.specification().get()),
                    before);
        } catch (RegressionException e) {
            return new Part(change.what(), Map.of(), Map.of(), e.getMessage());
        }
    }
}
