package dev.mlmethods.regression.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanModelTest {
    @Test
    void predictsTheMeanOfTheTrainingTarget() {
        MeanModel model = MeanModel.fit(dataset(1.0, 2.0, 6.0));
        assertThat(model).isEqualTo(new MeanModel(3.0));
        assertThat(model.predict(FeatureMatrix.of(List.of("anything"), new double[2])))
                .containsExactly(3.0, 3.0);
    }

    @Test
    void explainsNothingOnItsTrainingRows() {
        Dataset training = dataset(0.1, 0.2, 0.4);
        MeanModel model = MeanModel.fit(training);
        assertThat(RegressionMetrics.of(training.target(), model.predict(training.features()))
                        .r2())
                .isZero();
        assertThat(RegressionMetrics.of(
                                new double[] {1}, model.predict(dataset(1).features()))
                        .mae())
                .isCloseTo(1.0 - 0.7 / 3, within(1e-15));
    }

    @Test
    void rejectsNoRowsAndAMeanThatIsNotFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeanModel.fit(dataset()))
                .withMessage("a mean needs at least one training row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MeanModel(Double.NaN))
                .withMessage("the mean must be finite: NaN");
    }

    private static Dataset dataset(double... target) {
        return Dataset.of("test", FeatureMatrix.of(List.of("x"), new double[target.length]), "y", target);
    }
}
