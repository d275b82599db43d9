package dev.mlmethods.regression.experiments;

import dev.mlmethods.regression.sweep.TrialStatus;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * The trials of the class's {@link RegressionSweep} as the arguments of a {@code @ParameterizedTest}: a test for each, named by its
 * parameters, such as {@code [3] learningRate 0.001, epochs 100}.
 *
 * <p>The method begins with a {@link dev.mlmethods.regression.sweep.Trial}, a {@link dev.mlmethods.regression.sweep.TrialResult} or both; others,
 * such as a {@code TestReporter}, follow them. If a trial has no metrics because it could not be trained or its numbers left the range of float32,
 * asking for them fails the test with the reason.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ArgumentsSource(TrialArgumentsProvider.class)
public @interface TrialSource {
    /** {@return which trials are used, by how they ended; if empty, the default, all trials} */
    TrialStatus[] value() default {};
}
