package dev.mlmethods.regression.experiments;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.predictor.text.NearNames;
import dev.mlmethods.regression.sweep.Direction;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.training.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The contents of a {@link RegressionSweep}, as values of the core. */
final class SweepDeclaration {
    /** After all others, so that trainings come one after another, and the seeds of a point are side by side. */
    private static final List<String> LAST = List.of("epochs", "seeds");

    private static final List<String> OWN_ATTRIBUTES = List.of("dataset", "target", "preset", "validationSize");

    private final RegressionSweep annotation;

    private SweepDeclaration(RegressionSweep annotation) {
        this.annotation = annotation;
    }

    /**
     * The sweep that an annotation declares.
     *
     * @throws RegressionException if a name is unknown or a value is unusable; the message names both
     */
    static SweepSpec of(RegressionSweep annotation) {
        return new SweepDeclaration(annotation).spec();
    }

    private SweepSpec spec() {
        SearchSpace space = SearchSpace.parse(ordered(dimensions()));
        StrategySpec strategy = new StrategySpec(
                annotation.strategy(),
                annotation.trials(),
                annotation.searchSeed(),
                annotation.minEpochs(),
                annotation.reductionFactor());
        // The sweep doesn't produce a model, so there is none to refit; with a cross-validation, there is no choice.
        boolean refit = annotation.folds() > 0;
        return new SweepSpec(specification(space), space, strategy, objective(), annotation.folds(), refit);
    }

    private Map<String, Object> dimensions() {
        Map<String, List<?>> typed = new LinkedHashMap<>();
        typed.put("learningRates", boxed(annotation.learningRates()));
        typed.put("epochs", Arrays.stream(annotation.epochs()).boxed().toList());
        typed.put("batchSizes", List.of(annotation.batchSizes()));
        typed.put("hiddenLayers", List.of(annotation.hiddenLayers()));
        typed.put(
                "activations",
                Stream.of(annotation.activations())
                        .map(Activation::parameterName)
                        .toList());
        typed.put("weightDecays", boxed(annotation.weightDecays()));
        typed.put("dropouts", boxed(annotation.dropouts()));
        typed.put(
                "optimizers",
                Stream.of(annotation.optimizers()).map(Optimizer::parameterName).toList());
        typed.put("seeds", Arrays.stream(annotation.seeds()).boxed().toList());
        Map<String, Object> dimensions = new LinkedHashMap<>();
        typed.forEach((name, values) -> {
            if (!values.isEmpty()) {
                dimensions.put(name, values);
            }
        });
        assignments("space", "momentums=0.8,0.9", annotation.space()).forEach((name, values) -> {
            if (dimensions.put(name, values) != null) {
                throw new RegressionException("space has " + name + ", which has an attribute as well; remove one.");
            }
        });
        return dimensions;
    }

    private static List<?> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** In the order of the specification, but with some of them {@link #LAST}; unknown ones are left to {@link SearchSpace}. */
    private static Map<String, Object> ordered(Map<String, Object> dimensions) {
        List<String> order = new ArrayList<>(SearchSpace.plurals());
        order.removeAll(LAST);
        order.addAll(LAST);
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (String name : order) {
            if (dimensions.containsKey(name)) {
                ordered.put(name, dimensions.get(name));
            }
        }
        dimensions.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private Specification specification(SearchSpace space) {
        DataSpec data = new DataSpec(
                annotation.dataset(), annotation.target().isEmpty() ? null : annotation.target(), List.of(), List.of());
        Map<String, String> fields = assignments("specification", "batchSize=32", annotation.specification());
        fields.keySet().forEach(field -> requireSettable(field, space));
        Map<String, Object> given = new LinkedHashMap<>(fields);
        given.put("validationSize", annotation.validationSize());
        return annotation.preset().ofSearch(data).specification(data, given);
    }

    private static void requireSettable(String field, SearchSpace space) {
        if (OWN_ATTRIBUTES.contains(field)) {
            throw new RegressionException(
                    "specification has " + field + ", which has an attribute of its own; use that.");
        }
        List<String> fields = SpecificationFields.names();
        if (!fields.contains(field)) {
            throw new RegressionException("specification has " + field + ", which is unknown; "
                    + NearNames.nearest(field, fields)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("the fields are " + String.join(", ", fields) + "."));
        }
        if (space.fields().contains(field)) {
            throw new RegressionException("specification has " + field + ", which is searched as well; remove one.");
        }
    }

    private Objective objective() {
        Direction[] direction = annotation.direction();
        if (direction.length > 1) {
            throw new RegressionException("direction has " + direction.length + " values; give one at most.");
        }
        return Objective.parse(annotation.objective(), direction.length == 0 ? null : direction[0].parameterName());
    }

    /** Parses texts {@code name=value} into values by name. */
    private static Map<String, String> assignments(String attribute, String example, String[] texts) {
        Map<String, String> assignments = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new RegressionException(
                        attribute + " has '" + text + "'; write a name and a value, such as " + example + ".");
            }
            String name = text.substring(0, equals).strip();
            if (assignments.put(name, text.substring(equals + 1).strip()) != null) {
                throw new RegressionException(attribute + " has " + name + " twice; remove one.");
            }
        }
        return assignments;
    }
}
