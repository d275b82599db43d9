package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.data.RowNames;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.scaling.Preparation;

/**
 * Checks that the features of all rows are in the range of float32 once an imported scaler has scaled them.
 *
 * @param source the file of the scaler
 * @param rowNames what messages call the rows
 */
record ImportedRange(String source, RowNames rowNames) {
    void require(Dataset dataset, Preparation preparation) {
        FeatureMatrix features = dataset.features();
        for (int row = 0; row < dataset.rows(); row++) {
            for (int column = 0; column < features.columns(); column++) {
                double value = features.get(row, column);
                if (!Float32Range.contains(preparation.features().transform(column, value))) {
                    throw new RegressionException(
                            dataset.name() + ", " + rowNames.of(dataset.rowInTable(row)) + ", column '"
                                    + features.names().get(column) + "': " + NumberText.shortest(value)
                                    + " is beyond the range of float32 (3.4e38) as " + source
                                    + " has it scaled. Correct it, or drop the row.");
                }
            }
        }
    }
}
