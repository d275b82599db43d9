package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
    @Test
    void acceptsATargetThatVaries() {
        double[] target = new double[100];
        target[99] = 1e-300;
        assertThatCode(() -> dataset(target).requireVaryingTarget()).doesNotThrowAnyException();
    }

    @Test
    void refusesAConstantTarget() {
        double[] target = new double[100];
        Arrays.fill(target, 3);
        assertFault(
                target,
                "houses.csv: the target 'price' is 3 in all 100 rows; there is nothing to learn."
                        + " Choose another target, or add rows with other values.");
        assertFault(
                new double[] {0.0, -0.0},
                "houses.csv: the target 'price' is 0 in all 2 rows; there is nothing to learn."
                        + " Choose another target, or add rows with other values.");
        assertFault(
                new double[] {5},
                "houses.csv: the target 'price' is 5 in the only row; there is nothing to learn."
                        + " Choose another target, or add rows with other values.");
    }

    @Test
    void refusesNoRows() {
        assertFault(new double[0], "houses.csv has no rows; there is nothing to learn.");
    }

    private static Dataset dataset(double[] target) {
        return Dataset.of("houses.csv", FeatureMatrix.of(List.of("a"), new double[target.length]), "price", target);
    }

    private static void assertFault(double[] target, String message) {
        Dataset dataset = dataset(target);
        assertThatThrownBy(dataset::requireVaryingTarget)
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }
}
