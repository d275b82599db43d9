package dev.mlmethods.regression.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    private static final SampleModel MODEL = SampleModel.ofPrices();

    private static Predictor predictor(String intervals) {
        String json = MODEL.json().replace("\"ranges\": {", "\"intervals\": " + intervals + ",\n  \"ranges\": {");
        return Predictor.load(new ByteArrayInputStream(MODEL.bytes(json)));
    }

    @Test
    void reachesEquallyFarToBothSidesOfThePrediction() {
        Predictor predictor = predictor("{\"halfWidth\": 0.5, \"validationRows\": 9}");
        double predicted = predictor.predict(84, 3, 2);
        assertThat(predictor.intervalHalfWidth()).hasValue(0.5);
        assertThat(predictor.interval(84, 3, 2)).containsExactly(predicted - 0.5, predicted + 0.5);
        assertThat(predictor.interval(Map.of("area", 84.0, "rooms", 3.0, "storey", 2.0)))
                .containsExactly(predicted - 0.5, predicted + 0.5);
        assertThatThrownBy(() -> predictor.interval(Double.NaN, 3, 2)).isInstanceOf(RowException.class);
    }

    @Test
    void aModelMayHaveNone() {
        Predictor predictor = Predictor.load(new ByteArrayInputStream(MODEL.bytes()));
        assertThat(predictor.intervalHalfWidth()).isEmpty();
        assertThatThrownBy(() -> predictor.interval(84, 3, 2))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("The model has no prediction intervals. Train it with intervals, such as intervals=90%.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"halfWidth\": -0.5} | halfWidth is negative or not finite",
                "{\"halfWidth\": \"Infinity\"} | halfWidth is negative or not finite",
                "{\"halfWidth\": \"NaN\"} | intervals.halfWidth is missing or has the wrong type",
                "{} | intervals.halfWidth is missing or has the wrong type",
                "{\"halfWidth\": 0.5, \"scale\": 2} | intervals.scale is unknown",
                "0.5 | intervals is missing or has the wrong type"
            })
    void isRefusedWithoutAFiniteHalfWidth(String intervals, String fault) {
        assertThatThrownBy(() -> predictor(intervals))
                .isInstanceOf(ModelFileException.class)
                .hasMessage("The model in the stream is damaged: its entry regression.json cannot be read (" + fault
                        + "). Train the model again.");
    }
}
