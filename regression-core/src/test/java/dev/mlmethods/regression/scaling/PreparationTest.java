package dev.mlmethods.regression.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private static final Dataset ROWS = BuiltInDataset.DIABETES.load();

    @Test
    void scalesFeaturesAndTargetInFloat64AndRoundsThem() {
        Preparation preparation = Preparation.fit(ROWS, TargetScaling.STANDARD);
        float[] features = preparation.transform(ROWS.features());
        float[] target = preparation.transformTarget(ROWS);
        int columns = preparation.columns().size();
        assertThat(features).hasSize(ROWS.rows() * columns);
        assertThat(features[7 * columns + 2]).isEqualTo((float)
                FittedScaler.fit(ROWS.features()).transform(2, ROWS.features().get(7, 2)));
        assertThat(target[7]).isEqualTo((float)
                TargetScaler.fit(TargetScaling.STANDARD, ROWS).transform(ROWS.target(7)));
    }

    @Test
    void leadsBackToTheTargetsUnit() {
        Preparation preparation = Preparation.fit(ROWS, TargetScaling.STANDARD);
        double[] back = preparation.inverse(new float[] {0, 1});
        assertThat(back[0]).isEqualTo(preparation.target().mean());
        assertThat(back[1])
                .isEqualTo(preparation.target().mean() + preparation.target().scale());
        assertThat(Preparation.fit(ROWS, TargetScaling.NONE).inverse(new float[] {0.5f}))
                .containsExactly(0.5);
    }

    @Test
    void refusesOtherColumns() {
        Preparation preparation = Preparation.fit(ROWS, TargetScaling.NONE);
        assertThat(preparation.columns()).isEqualTo(ROWS.features().names());
        assertThatThrownBy(() -> preparation.transform(FeatureMatrix.of(List.of("bmi"), new double[] {1})))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith(
                        "The data has 1 features, but the training data has 10; give the same features");
    }
}
