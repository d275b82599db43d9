package dev.mlmethods.regression.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetScalerTest {
    private static final Dataset PRICES =
            Dataset.of("prices", FeatureMatrix.of(List.of("area"), new double[] {1, 2, 3, 4}), "price", new double[] {
                100_000, 200_000, 300_000, 400_000
            });

    @Test
    void standardizesTheTarget() {
        TargetScaler scaler = TargetScaler.fit(TargetScaling.STANDARD, PRICES);
        assertThat(scaler.mean()).isEqualTo(250_000);
        // The population standard deviation, 1e5 sqrt(1.25); one rounding of the square root.
        assertThat(scaler.scale()).isCloseTo(111_803.39887498948, within(1e-10));
        assertThat(scaler.transform(250_000)).isZero();
        assertThat(scaler.inverse(scaler.transform(400_000))).isCloseTo(400_000, within(1e-9));
    }

    @Test
    void standardizesTheLogarithm() {
        TargetScaler scaler = TargetScaler.fit(TargetScaling.LOG, PRICES);
        // ln of the geometric mean; one rounding of each of four logarithms and of their mean.
        assertThat(scaler.mean()).isCloseTo(StrictMath.log(1e5) + StrictMath.log(24) / 4, within(1e-14));
        assertThat(scaler.transform(200_000)).isEqualTo((StrictMath.log(200_000) - scaler.mean()) / scaler.scale());
        // What the logarithm loses, its exponential magnifies twelve times.
        assertThat(scaler.inverse(scaler.transform(400_000))).isCloseTo(400_000, within(1e-8));
        assertThat(scaler.inverse(0)).isEqualTo(StrictMath.exp(scaler.mean()));
    }

    /** This way, earlier models keep their bytes. */
    @Test
    void isInJsonOnlyWhereItIsTheLogarithmThatIsScaled() {
        assertThat(Json.line(TargetScaler.fit(TargetScaling.STANDARD, PRICES))).doesNotContain("logarithm");
        TargetScaler logarithm = TargetScaler.fit(TargetScaling.LOG, PRICES);
        assertThat(Json.line(logarithm)).endsWith(",\"logarithm\":true}");
        assertThat(Json.fromTree(Json.toTree(logarithm), TargetScaler.class)).isEqualTo(logarithm);
        assertThat(Json.fromTree(Json.toTree(TargetScaler.IDENTITY), TargetScaler.class))
                .isEqualTo(TargetScaler.IDENTITY);
    }

    @Test
    void leavesTheTargetAsItIsToTheBit() {
        TargetScaler scaler = TargetScaler.fit(TargetScaling.NONE, PRICES);
        assertThat(scaler).isEqualTo(TargetScaler.IDENTITY);
        assertThat(scaler.transform(0.1 + 0.2)).isEqualTo(0.1 + 0.2);
        assertThat(scaler.inverse(-1e-300)).isEqualTo(-1e-300);
    }

    @Test
    void scalesATargetThatIsConstantInTheTrainingRowsBy1() {
        assertThat(TargetScaler.fit(TargetScaling.STANDARD, PRICES.select(new int[] {1, 1})))
                .isEqualTo(new TargetScaler(200_000, 1, null));
    }

    @Test
    void rejectsWhatIsNoScale() {
        assertThatThrownBy(() -> new TargetScaler(1, 0, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no scaler of a target: mean 1, scale 0");
    }

    @Test
    void listsTheScalingsThereAre() {
        assertThatThrownBy(() -> TargetScaling.parse("root"))
                .hasMessage("targetScaling is 'root'; it must be one of none, standard, log.");
    }
}
