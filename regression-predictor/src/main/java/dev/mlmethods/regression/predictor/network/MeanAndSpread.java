package dev.mlmethods.regression.predictor.network;

/** What an ensemble makes of the predictions of its members for a row. */
public final class MeanAndSpread {
    private MeanAndSpread() {}

    /** Their mean, summed up in their order. */
    public static double mean(double[] predictions) {
        double sum = predictions[0];
        for (int member = 1; member < predictions.length; member++) {
            sum += predictions[member];
        }
        return sum / predictions.length;
    }

    /** Their standard deviation, divided by n - 1, summed up in their order; NaN if there is only one. */
    public static double spread(double[] predictions) {
        double mean = mean(predictions);
        double squares = 0;
        for (double prediction : predictions) {
            squares += (prediction - mean) * (prediction - mean);
        }
        return Math.sqrt(squares / (predictions.length - 1));
    }
}
