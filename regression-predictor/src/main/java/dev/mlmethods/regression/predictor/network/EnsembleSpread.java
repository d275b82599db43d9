package dev.mlmethods.regression.predictor.network;

/** How far the predictions of an ensemble's members lie apart. */
public final class EnsembleSpread {
    private EnsembleSpread() {}

    /** Their standard deviation, divided by n - 1, summed up in their order; NaN if there is only one. */
    public static double of(double[] predictions) {
        double sum = predictions[0];
        for (int member = 1; member < predictions.length; member++) {
            sum += predictions[member];
        }
        double mean = sum / predictions.length;
        double squares = 0;
        for (double prediction : predictions) {
            squares += (prediction - mean) * (prediction - mean);
        }
        return Math.sqrt(squares / (predictions.length - 1));
    }
}
