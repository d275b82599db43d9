package dev.mlmethods.regression.experiments;

import dev.mlmethods.regression.model.Preset;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.sweep.Direction;
import dev.mlmethods.regression.sweep.Strategy;
import dev.mlmethods.regression.training.Optimizer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The sweep of a test class: its trials are trained when the first test asks for them, and each of them is a test.
 *
 * <pre>{@code
 * @RegressionSweep(dataset = "california-housing", learningRates = {1e-3, 1e-2}, epochs = {100, 200})
 * class EpochsAndLearningRatesTest {
 *     @ParameterizedTest
 *     @TrialSource
 *     void learnsMoreThanTheMean(Trial trial, TrialResult result) {
 *         assertThat(result.test().r2()).isPositive();
 *     }
 *
 *     @Test
 *     void theLongestAndFastestIsBest(SweepResult sweep) {
 *         assertThat(sweep.bestTrial()).get().hasToString("learningRate 0.01, epochs 200");
 *     }
 * }
 * }</pre>
 *
 * <p>The sweep runs once, on all cores of this process, whatever the number of test methods, of {@code @Nested} classes and of JUnit's threads, which
 * wait for it; sweeps of several classes take turns. There is no journal: a test has to train, not read what an earlier build left. A class with its
 * own annotation, {@code @Nested} or not, has its own sweep; subclasses inherit the annotation, and each of them also has its own sweep.
 *
 * <p>When it has run, {@code trials.csv} and {@code summary.json} are written into the folder {@link #name} of the folder that the configuration
 * parameter {@code regression.reportsDirectory} names (in {@code junit-platform.properties}, or as a system property; default {@code
 * target/regression/experiments}), and published as files of the test class. The same inputs give the same bytes of both. {@code timings.json} beside
 * them contains the times that were measured: leave it out of version control.
 *
 * <p>The grid's order is that of {@link dev.mlmethods.regression.sweep.SearchSpace#plurals}, but with the epochs after all others and the seeds after
 * the epochs: the last one changes first. (Java does not keep the order of an annotation's attributes.)
 *
 * <p>{@code --add-modules jdk.incubator.vector} among the arguments of the tests' JVM makes them several times as fast, with the same results.
 * {@code specification = "engine=dl4j"} needs {@code org.deeplearning4j:deeplearning4j-nn} and a backend such as {@code
 * org.nd4j:nd4j-native-platform} on their class path.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(SweepExtension.class)
public @interface RegressionSweep {
    /** {@return the name of a built-in dataset, or a CSV file, relative to the working directory} */
    String dataset();

    /** {@return the column to predict; may be left out for a built-in dataset} */
    String target() default "";

    /**
     * {@return which defaults {@code batchSize}, {@code weightDecay} and {@code targetScaling} have: {@code AUTO} uses those for tables if the
     * dataset is a CSV file, of any length}
     */
    Preset preset() default Preset.AUTO;

    /**
     * {@return the name of the experiment, and of its folder: letters, digits, dots, hyphens and underscores} Default: the name of the class, without
     * a {@code Test} at its end, with hyphens between its words: {@code epochs-and-learning-rates}.
     */
    String name() default "";

    /** {@return the learning rates to try} As with all lists of values here, an empty list, the default, is not searched. */
    double[] learningRates() default {};

    /** {@return the numbers of epochs to try} Trials that differ only in the number of epochs are one training. */
    int[] epochs() default {};

    /** {@return the batch sizes to try: numbers, or {@code full}} */
    String[] batchSizes() default {};

    /** {@return the widths of the hidden layers to try, such as {@code "64,32"} or {@code "none"}} */
    String[] hiddenLayers() default {};

    /** {@return the activations to try} */
    Activation[] activations() default {};

    /** {@return the weight decays to try} */
    double[] weightDecays() default {};

    /** {@return the shares of dropout to try} */
    double[] dropouts() default {};

    /** {@return the optimizers to try} */
    Optimizer[] optimizers() default {};

    /** {@return the seeds of weights and shuffles to try; points of the search are compared by their mean over these} */
    long[] seeds() default {};

    /**
     * {@return values of other fields, or ranges, each as {@code "<name>=<values>"} with the name in the plural: {@code
     * "momentums=0.8,0.9"}, {@code "learningRates=log 1e-4..1e-1"}}
     */
    String[] space() default {};

    /** {@return what all trials have in common that differs from the default: {@code "batchSize=32"}, {@code "patience=5"}} */
    String[] specification() default {};

    /** {@return the share of the training rows on which the trials are compared; not read if there are {@link #folds}} */
    double validationSize() default 0.2;

    /** {@return the number of parts that the rows that are not held out are divided into for a cross-validation, at least 2; 0 for none} */
    int folds() default 0;

    /** {@return which points of the search space are tried} */
    Strategy strategy() default Strategy.GRID;

    /** {@return how many points {@code RANDOM} and {@code SUCCESSIVE_HALVING} draw} */
    int trials() default 20;

    /** {@return the seed of those draws} */
    long searchSeed() default 42;

    /** {@return the epochs after which {@code SUCCESSIVE_HALVING} first compares} */
    int minEpochs() default 10;

    /** {@return how many trials there are for each one that continues at a comparison of {@code SUCCESSIVE_HALVING}} */
    int reductionFactor() default 3;

    /** {@return what makes a trial better than another: a metric of the validation rows} */
    String objective() default "validation.rmse";

    /** {@return which values of the objective are better; if empty, the default, it depends on the metric: small errors and large R2} */
    Direction[] direction() default {};
}
