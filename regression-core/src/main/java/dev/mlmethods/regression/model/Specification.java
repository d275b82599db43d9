package dev.mlmethods.regression.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.evaluation.IntervalLevel;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.parameter.NumberRange;
import dev.mlmethods.regression.scaling.PreparationSpec;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.TrainingSpec;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that determines a training. In JSON, its fields are side by side, under the names of the plugin's parameters.
 *
 * @param data which rows and columns
 * @param split how the rows are divided
 * @param encoding how columns become features, unless the cells determine it
 * @param preparation what the network reads besides the scaled features, and the range of its predictions
 * @param network the architecture
 * @param training how it is trained
 * @param ensembleSize how many networks are trained, the first with {@code seed} and each other one with the next seed; null for one
 * @param intervals the share of rows that prediction intervals are to contain, which are measured on the validation rows; null for no intervals
 */
public record Specification(
        @JsonUnwrapped DataSpec data,
        @JsonUnwrapped SplitSpec split,
        @JsonUnwrapped EncodingSpec encoding,
        @JsonUnwrapped PreparationSpec preparation,
        @JsonUnwrapped NetworkSpec network,
        @JsonUnwrapped TrainingSpec training,
        @Nullable Integer ensembleSize,
        @Nullable IntervalLevel intervals) {
    /** The seed after the last one is 0. */
    private static final long SEED_MASK = 0xffff_ffffL;

    /** The range of {@code ensembleSize}. */
    public static final NumberRange ENSEMBLE_SIZE = NumberRange.wholeFrom(1).atMost(100);

    /**
     * Checks that the parts are consistent.
     *
     * @param data which rows and columns
     * @param split how the rows are divided
     * @param encoding how columns become features, unless the cells determine it
     * @param preparation what the network reads besides the scaled features, and the range of its predictions
     * @param network the architecture
     * @param training how it is trained
     * @param ensembleSize how many networks are trained, from 1 to 100; null for one
     * @param intervals the share of rows that prediction intervals are to contain; null for no intervals
     * @throws RegressionException if the number of networks is out of its range, the training may stop early or there are to be intervals, but there are no
     *     validation rows, or the rows are divided by a column that isn't given, or vice versa
     */
    public Specification {
        if (ensembleSize != null) {
            ENSEMBLE_SIZE.require("ensembleSize", ensembleSize, "");
            ensembleSize = ensembleSize == 1 ? null : ensembleSize;
        }
        split.requireAgreement();
        training.earlyStopping().requireValidation(split.validationSize());
        if (intervals != null && split.validationSize() == 0) {
            throw new RegressionException("intervals is " + intervals
                    + ", but there are no validation rows to measure them on; set validationSize, such as 0.2, or leave"
                    + " intervals out.");
        }
    }

    /**
     * Creates a specification with columns that become features according to their cells.
     *
     * @param data which rows and columns
     * @param split how the rows are divided
     * @param network the architecture
     * @param training how it is trained
     * @throws RegressionException if the parts are not consistent
     */
    public Specification(DataSpec data, SplitSpec split, NetworkSpec network, TrainingSpec training) {
        this(data, split, EncodingSpec.defaults(), PreparationSpec.defaults(), network, training, null, null);
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
        return new Specification(newData, split, encoding, preparation, network, training, ensembleSize, intervals);
    }

    /**
     * {@return the same with a different split}
     *
     * @param newSplit how the rows are divided
     */
    public Specification withSplit(SplitSpec newSplit) {
        return new Specification(data, newSplit, encoding, preparation, network, training, ensembleSize, intervals);
    }

    /**
     * {@return the same with columns that become features in a different way}
     *
     * @param newEncoding how columns become features, unless the cells determine it
     */
    public Specification withEncoding(EncodingSpec newEncoding) {
        return new Specification(data, split, newEncoding, preparation, network, training, ensembleSize, intervals);
    }

    /**
     * {@return the same with a different preparation}
     *
     * @param newPreparation what the network reads besides the scaled features, and the range of its predictions
     */
    public Specification withPreparation(PreparationSpec newPreparation) {
        return new Specification(data, split, encoding, newPreparation, network, training, ensembleSize, intervals);
    }

    /**
     * {@return the same with a different network}
     *
     * @param newNetwork the architecture
     */
    public Specification withNetwork(NetworkSpec newNetwork) {
        return new Specification(data, split, encoding, preparation, newNetwork, training, ensembleSize, intervals);
    }

    /**
     * {@return the same with a different training}
     *
     * @param newTraining how the network is trained
     */
    public Specification withTraining(TrainingSpec newTraining) {
        return new Specification(data, split, encoding, preparation, network, newTraining, ensembleSize, intervals);
    }

    /**
     * {@return the same with another number of networks}
     *
     * @param newEnsembleSize how many are trained, from 1 to 100
     */
    public Specification withEnsembleSize(int newEnsembleSize) {
        return new Specification(data, split, encoding, preparation, network, training, newEnsembleSize, intervals);
    }

    /**
     * {@return the same with prediction intervals}
     *
     * @param newIntervals the share of rows that they are to contain; null for no intervals
     * @throws RegressionException if there are no validation rows to measure them on
     */
    public Specification withIntervals(@Nullable IntervalLevel newIntervals) {
        return new Specification(data, split, encoding, preparation, network, training, ensembleSize, newIntervals);
    }

    /** Whether another one has the same inputs of the network and the same scaled target, given the same rows. */
    boolean preparesLike(Specification other) {
        return preparation.equals(other.preparation)
                && training.targetScaling() == other.training.targetScaling()
                && (training.seed() == other.training.seed() || !preparation.dependsOnSeed());
    }

    /** {@return the specifications of the networks that are trained, each of a model of one network; they differ in their seed} */
    public List<Specification> members() {
        return LongStream.range(0, ensembleSize == null ? 1 : ensembleSize)
                .mapToObj(member -> withTraining(training.withSeed((training.seed() + member) & SEED_MASK))
                        .withEnsembleSize(1))
                .toList();
    }
}
