package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.exchange.onnx.OnnxForm;
import dev.mlmethods.regression.exchange.onnx.OnnxModel;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.Spread;
import dev.mlmethods.regression.text.RoundedUp;
import java.util.Arrays;

/**
 * How far the predictions of a graph are from those of the model that it was made from.
 *
 * @param form of the graph
 * @param rows what it was checked on, such as {@code the 16,512 training rows}
 * @param greatest the greatest difference, in the target's unit; 0 in the form {@link OnnxForm#EXACT}
 */
public record OnnxCheck(OnnxForm form, String rows, double greatest) {
    /** How far the form {@link OnnxForm#FAST} may be off, as a share of the prediction's size and the predictions' standard deviation together. */
    public static final double TOLERANCE = 1e-5;

    static OnnxCheck of(OnnxModel graph, OnnxForm form, ExportRows rows, double[] expected) {
        double[] predicted = graph.predict(values(rows.features()));
        double spread = Spread.of(
                        Arrays.stream(expected).filter(Double::isFinite).toArray())
                .standardDeviation();
        double greatest = 0;
        for (int row = 0; row < expected.length; row++) {
            if (!Double.isFinite(expected[row])) {
                continue;
            }
            double difference = Math.abs(predicted[row] - expected[row]);
            double allowed = TOLERANCE * (Math.abs(expected[row]) + (Double.isNaN(spread) ? 0 : spread));
            if (!(difference <= (form == OnnxForm.EXACT ? 0 : allowed))) {
                throw fault(form, rows, predicted[row], expected[row]);
            }
            greatest = Math.max(greatest, difference);
        }
        return new OnnxCheck(form, rows.text(), greatest);
    }

    private static double[] values(FeatureMatrix features) {
        double[] values = new double[Math.multiplyExact(features.rows(), features.columns())];
        for (int row = 0; row < features.rows(); row++) {
            features.copyRow(row, values, row * features.columns());
        }
        return values;
    }

    private static RegressionException fault(OnnxForm form, ExportRows rows, double predicted, double expected) {
        return new RegressionException("The graph of ONNX predicts " + NumberText.shortest(predicted) + " for one of "
                + rows.text() + ", and the model " + NumberText.shortest(expected)
                + (form == OnnxForm.EXACT
                        ? ": a sum was rounded twice, which happens about once in a billion. Export with onnxForm=fast."
                        : ": with weights as large as these, the order of a sum matters. Export with onnxForm=exact."));
    }

    /** {@return what was found, in words} */
    public String text() {
        return form == OnnxForm.EXACT
                ? "the same bits as the model's own predictions for " + rows
                : "at most " + NumberText.shortest(RoundedUp.of(greatest)) + " from the model's own predictions for "
                        + rows;
    }
}
