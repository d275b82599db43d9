package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.parameter.NumberRange;
import dev.mlmethods.regression.parameter.ParameterField;
import dev.mlmethods.regression.parameter.ParameterField.Kind;
import dev.mlmethods.regression.random.RandomSeeds;
import dev.mlmethods.regression.text.Names;
import java.util.List;

/** The single list of the parameters that say how a sweep searches; {@link SearchSpace} says what it searches. */
public final class SearchFields {
    /** All of them. */
    public static final List<ParameterField> ALL = List.of(
            ParameterField.word(
                    "strategy",
                    null,
                    "grid",
                    Names.of(Strategy.values(), Strategy::parameterName),
                    "Which points of the search space are tried."),
            ParameterField.wholeNumber(
                    "trials", null, 20, StrategySpec.TRIALS, "How many points random and successiveHalving draw."),
            ParameterField.seed("searchSeed", null, 42, RandomSeeds.RANGE, "The seed of those draws."),
            ParameterField.wholeNumber(
                    "minEpochs",
                    null,
                    10,
                    StrategySpec.MIN_EPOCHS,
                    "After how many epochs successiveHalving first compares."),
            ParameterField.wholeNumber(
                    "reductionFactor",
                    null,
                    3,
                    StrategySpec.REDUCTION_FACTOR,
                    "One of this many trials continues at each comparison of successiveHalving."),
            ParameterField.word(
                    "objective",
                    null,
                    Objective.defaults().objective(),
                    Names.of(Metric.values(), Objective::name),
                    "What makes a trial better than another: a metric of the validation rows."),
            ParameterField.word(
                    "direction",
                    null,
                    null,
                    Names.of(Direction.values(), Direction::parameterName),
                    "Whether smaller or larger values of the objective are better."),
            ParameterField.wholeNumber(
                    "folds",
                    null,
                    0,
                    NumberRange.wholeFrom(0),
                    "In how many parts the rows that are not held out are divided for a cross-validation."),
            ParameterField.of(
                    "refit",
                    null,
                    Kind.FLAG,
                    true,
                    "Whether the best model is trained again on all rows that are not held out."));

    /** Their names. */
    public static final List<String> NAMES =
            ALL.stream().map(ParameterField::name).toList();

    private SearchFields() {}
}
