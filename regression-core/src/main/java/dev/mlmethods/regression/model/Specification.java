package dev.mlmethods.regression.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.TrainingSpec;

/**
 * Everything that determines a training. In JSON, its fields are side by side, under the names of the plugin's parameters.
 *
 * @param data which rows and columns
 * @param split how the rows are divided
 * @param encoding how columns become features, unless the cells determine it
 * @param network the architecture
 * @param training how it is trained
 */
public record Specification(
        @JsonUnwrapped DataSpec data,
        @JsonUnwrapped SplitSpec split,
        @JsonUnwrapped EncodingSpec encoding,
        @JsonUnwrapped NetworkSpec network,
        @JsonUnwrapped TrainingSpec training) {
    /**
     * Checks that the parts are consistent.
     *
     * @param data which rows and columns
     * @param split how the rows are divided
     * @param encoding how columns become features, unless the cells determine it
     * @param network the architecture
     * @param training how it is trained
     * @throws dev.mlmethods.regression.RegressionException if the training may stop early, but there are no validation rows, or the rows are
     *     divided by a column that isn't given, or vice versa
     */
    public Specification {
        split.requireAgreement();
        training.earlyStopping().requireValidation(split.validationSize());
    }

    /**
     * Creates a specification with columns that become features according to their cells.
     *
     * @param data which rows and columns
     * @param split how the rows are divided
     * @param network the architecture
     * @param training how it is trained
     * @throws dev.mlmethods.regression.RegressionException if the parts are not consistent
     */
    public Specification(DataSpec data, SplitSpec split, NetworkSpec network, TrainingSpec training) {
        this(data, split, EncodingSpec.defaults(), network, training);
    }

    /**
     * {@return a specification with the defaults of everything except the data}
     *
     * @param data which rows and columns
     */
    public static Specification of(DataSpec data) {
        return new Specification(data, SplitSpec.defaults(), NetworkSpec.defaults(), TrainingSpec.defaults());
    }

    /** {@return which columns are read} */
    public ColumnSelection columns() {
        return new ColumnSelection(data.features(), data.exclude(), split.column(), data.sampleWeight());
    }

    /**
     * {@return the same with different data}
     *
     * @param newData which rows and columns
     */
    public Specification withData(DataSpec newData) {
        return new Specification(newData, split, encoding, network, training);
    }

    /**
     * {@return the same with a different split}
     *
     * @param newSplit how the rows are divided
     */
    public Specification withSplit(SplitSpec newSplit) {
        return new Specification(data, newSplit, encoding, network, training);
    }

    /**
     * {@return the same with columns that become features in a different way}
     *
     * @param newEncoding how columns become features, unless the cells determine it
     */
    public Specification withEncoding(EncodingSpec newEncoding) {
        return new Specification(data, split, newEncoding, network, training);
    }

    /**
     * {@return the same with a different network}
     *
     * @param newNetwork the architecture
     */
    public Specification withNetwork(NetworkSpec newNetwork) {
        return new Specification(data, split, encoding, newNetwork, training);
    }

    /**
     * {@return the same with a different training}
     *
     * @param newTraining how the network is trained
     */
    public Specification withTraining(TrainingSpec newTraining) {
        return new Specification(data, split, encoding, network, newTraining);
    }
}
