package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.FeatureScaling;
import dev.mlmethods.regression.data.RowNames;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.Preparation;

/** Checks that the scaled values of all rows are in the range of float32, in which networks compute. */
final class Float32Range {
    private final Dataset dataset;
    private final RowNames rowNames;

    Float32Range(Dataset dataset, RowNames rowNames) {
        this.dataset = dataset;
        this.rowNames = rowNames;
    }

    /**
     * Checks all rows, including those that are not trained on: a test row beyond the range would have no prediction.
     *
     * @throws RegressionException if a value is beyond it; the message names the dataset, the row, the column and the value
     */
    void require(Preparation preparation) {
        FeatureMatrix features = dataset.features();
        double[] values = new double[features.columns()];
        for (int row = 0; row < dataset.rows(); row++) {
            features.copyRow(row, values, 0);
            for (int column = 0; column < features.columns(); column++) {
                double value = values[column];
                if (!contains(preparation.features().transform(column, value))) {
                    if (dataset.scalingOf(column) == FeatureScaling.NONE) {
                        throw new RegressionException(
                                place(row, features.names().get(column)) + NumberText.shortest(value)
                                        + " is beyond the range of float32 (3.4e38), and featureScaling is none."
                                        + " Correct it, or give the column another with featureScalingOf.");
                    }
                    throw new RegressionException(place(row, features.names().get(column)) + NumberText.shortest(value)
                            + " is so far from the training rows' mean "
                            + NumberText.shortest(preparation.features().means()[column])
                            + " that it is beyond the range of float32 (3.4e38) when it is scaled. Correct it,"
                            + " or drop the row.");
                }
            }
            double target = dataset.target(row);
            if (!contains(preparation.target().transform(target))) {
                throw new RegressionException(place(row, dataset.targetName()) + NumberText.shortest(target)
                        + " is beyond the range of float32 (3.4e38)"
                        + (preparation.target().scales()
                                ? " when it is scaled. Correct it, or drop the row."
                                : ". Train with targetScaling=standard, or give the target in a larger unit."));
            }
        }
    }

    /** Whether a scaled value is a finite number in float32. */
    static boolean contains(double scaled) {
        return Float.isFinite((float) scaled);
    }

    private String place(int row, String column) {
        return dataset.name() + ", " + rowNames.of(dataset.rowInTable(row)) + ", column '" + column + "': ";
    }
}
