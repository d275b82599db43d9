package dev.mlmethods.regression.gate.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Outcome;
import dev.mlmethods.regression.gate.tolerance.MetricChange.Significance;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricRowTest {
    @Test
    void saysThenNowDifferenceAndWhatIsAllowed() {
        assertThat(MetricRow.of(SampleCheckResults.RMSE).cells())
                .containsExactly("test.rmse", "worse", "0.5070", "0.5312", "+0.0242", "at most 0.5100");
        assertThat(MetricRow.of(SampleCheckResults.R2).cells())
                .containsExactly("test.r2", "within tolerance", "0.7800", "0.7750", "-0.00500", "at least 0.7600");
    }

    @Test
    void hasAsManyDigitsAsShowWhichNumbersDiffer() {
        MetricRow row =
                MetricRow.of(new MetricChange("rmse", 0.5070000, 0.5070003, 0.0000001, 0.5070001, Outcome.WORSE, null));
        assertThat(row.sentence())
                .isEqualTo("test.rmse is 0.5070003, but must be at most 0.5070001; in the baseline it is 0.5070000.");
    }

    @Test
    void showsEvenTheLastBit() {
        MetricRow row = MetricRow.of(new MetricChange("rmse", 0.1, Math.nextUp(0.1), 0, 0.1, Outcome.WORSE, null));
        assertThat(row.then()).isNotEqualTo(row.now());
        assertThat(Double.parseDouble(row.now())).isEqualTo(Math.nextUp(0.1));
    }

    @Test
    void saysWhatIsNotDefined() {
        MetricRow now = MetricRow.of(new MetricChange("rmse", 0.507, null, 0, 0.507, Outcome.WORSE, null));
        assertThat(now.cells()).containsExactly("test.rmse", "worse", "0.5070", "n/a", "n/a", "at most 0.5070");
        assertThat(now.sentence())
                .isEqualTo("test.rmse is not defined, but must be at most 0.5070; in the baseline it is 0.5070.");
        MetricRow both = MetricRow.of(new MetricChange("rmse", null, null, 0, null, Outcome.WORSE, null));
        assertThat(both.sentence())
                .isEqualTo("test.rmse is not defined, and the baseline has no value to compare it with.");
    }

    @Test
    void saysHowLikelyTheWorseningIsLuck() {
        Significance significance = new Significance(0.0242, new Interval(0.01, 0.03), 0.00312);
        MetricRow row = MetricRow.of(new MetricChange("rmse", 0.507, 0.5312, 0, 0.507, Outcome.WORSE, significance));
        assertThat(row.outcome()).isEqualTo("worse (p = 0.0031)");
    }

    @Test
    void saysWhetherAGainIsLuck() {
        assertThat(gain(0.001).outcome()).isEqualTo("better, within luck");
        assertThat(gain(-0.001).outcome()).isEqualTo("better, beyond luck");
    }

    private static MetricRow gain(double high) {
        return MetricRow.of(new MetricChange(
                "rmse",
                0.507,
                0.5,
                0,
                0.507,
                Outcome.BETTER,
                new Significance(-0.007, new Interval(-0.02, high), 0.97)));
    }

    @Test
    void explainsWhatATableSaysOfLuck() {
        MetricChange plain = new MetricChange("rmse", 0.5, 0.5, 0, 0.5, Outcome.SAME, null);
        MetricChange worsening = new MetricChange(
                "mae", 0.5, 0.6, 0, 0.5, Outcome.WORSE, new Significance(0.1, new Interval(-0.1, 0.2), 0.12));
        MetricChange gain = new MetricChange(
                "mse", 0.5, 0.4, 0, 0.5, Outcome.BETTER, new Significance(-0.1, new Interval(-0.2, 0.1), 0.9));
        String p =
                "p: were a worsening within its tolerance, that share of samples of test rows would show one like this by chance.";
        String luck = "Within luck: on other test rows there may be no difference at all, with a confidence of 95%.";
        assertThat(MetricRow.explanation(List.of(plain))).isEmpty();
        assertThat(MetricRow.explanation(List.of(plain, worsening))).isEqualTo(p);
        assertThat(MetricRow.explanation(List.of(gain))).isEqualTo(luck);
        assertThat(MetricRow.explanation(List.of(worsening, gain))).isEqualTo(p + " " + luck);
        MetricChange sure = new MetricChange(
                "mse", 0.5, 0.4, 0, 0.5, Outcome.BETTER, new Significance(-0.1, new Interval(-0.2, -0.1), 0.99));
        String beyond = "Beyond luck: on other test rows the metric would be better, too, with a confidence of 95%.";
        assertThat(MetricRow.explanation(List.of(sure))).isEqualTo(beyond);
        assertThat(MetricRow.explanation(List.of(gain, sure))).isEqualTo(luck + " " + beyond);
    }

    @Test
    void namesTheOtherOutcomes() {
        assertThat(MetricRow.of(new MetricChange("rmse", 0.5, 0.5, 0, 0.5, Outcome.SAME, null))
                        .cells())
                .containsExactly("test.rmse", "the same", "0.5000", "0.5000", "0", "at most 0.5000");
        assertThat(MetricRow.of(new MetricChange("rmse", 0.5, 0.4, 0, 0.5, Outcome.BETTER, null))
                        .outcome())
                .isEqualTo("better");
    }
}
