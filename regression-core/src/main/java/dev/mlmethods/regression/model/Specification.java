package dev.mlmethods.regression.model;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param ensembleSize how many networks are trained of each kind, the first with {@code seed} and each other one with the next seed; null for one
 * @param kinds the entries of {@code members}: for each kind of networks, the fields whose values it has instead of those here; null if all networks are of one
 *     kind. Its name isn't that of the parameter because {@link #members} has one specification for each network
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
        @JsonProperty("members") @Nullable List<Map<String, Object>> kinds,
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
     * @param ensembleSize how many networks are trained of each kind, from 1 to 100; null for one
     * @param kinds at least two, with values by the names of fields as {@link SpecificationFields#with} takes them; null or empty for one
     * @param intervals the share of rows that prediction intervals are to contain; null for no intervals
     * @throws RegressionException if the number of networks is out of its range, the training may stop early or there are to be intervals, but there are no
     *     validation rows, or the rows are divided by a column that isn't given, or vice versa
     */
    public Specification {
        ensembleSize = ENSEMBLE_SIZE.requireOrNull("ensembleSize", ensembleSize, 1);
        split.requireAgreement();
        training.earlyStopping().requireValidation(split.validationSize());
        if (intervals != null && split.validationSize() == 0) {
            throw new RegressionException("intervals is " + intervals
                    + ", but there are no validation rows to measure them on; set validationSize, such as 0.2, or leave"
                    + " intervals out.");
        }
        kinds = kinds == null || kinds.isEmpty()
                ? null
                : MemberKinds.checked(
                        new Specification(data, split, encoding, preparation, network, training, null, null, null),
                        kinds,
                        ensembleSize == null ? 1 : ensembleSize);
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
        this(data, split, EncodingSpec.defaults(), PreparationSpec.defaults(), network, training, null, null, null);
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
        return new Specification(
                newData, split, encoding, preparation, network, training, ensembleSize, kinds, intervals);
    }

    /**
     * {@return the same with a different split}
     *
     * @param newSplit how the rows are divided
     */
    public Specification withSplit(SplitSpec newSplit) {
        return new Specification(
                data, newSplit, encoding, preparation, network, training, ensembleSize, kinds, intervals);
    }

    /**
     * {@return the same with columns that become features in a different way}
     *
     * @param newEncoding how columns become features, unless the cells determine it
     */
    public Specification withEncoding(EncodingSpec newEncoding) {
        return new Specification(
                data, split, newEncoding, preparation, network, training, ensembleSize, kinds, intervals);
    }

    /**
     * {@return the same with a different preparation}
     *
     * @param newPreparation what the network reads besides the scaled features, and the range of its predictions
     */
    public Specification withPreparation(PreparationSpec newPreparation) {
        return new Specification(
                data, split, encoding, newPreparation, network, training, ensembleSize, kinds, intervals);
    }

    /**
     * {@return the same with a different network}
     *
     * @param newNetwork the architecture
     */
    public Specification withNetwork(NetworkSpec newNetwork) {
        return new Specification(
                data, split, encoding, preparation, newNetwork, training, ensembleSize, kinds, intervals);
    }

    /**
     * {@return the same with a different training}
     *
     * @param newTraining how the network is trained
     */
    public Specification withTraining(TrainingSpec newTraining) {
        return new Specification(
                data, split, encoding, preparation, network, newTraining, ensembleSize, kinds, intervals);
    }

    /**
     * {@return the same with another number of networks}
     *
     * @param newEnsembleSize how many are trained of each kind, from 1 to 100
     */
    public Specification withEnsembleSize(int newEnsembleSize) {
        return new Specification(
                data, split, encoding, preparation, network, training, newEnsembleSize, kinds, intervals);
    }

    /**
     * {@return the same with prediction intervals}
     *
     * @param newIntervals the share of rows that they are to contain; null for no intervals
     * @throws RegressionException if there are no validation rows to measure them on
     */
    public Specification withIntervals(@Nullable IntervalLevel newIntervals) {
        return new Specification(
                data, split, encoding, preparation, network, training, ensembleSize, kinds, newIntervals);
    }

    /** Whether another one has the same inputs of the network and the same scaled target, given the same rows. */
    boolean preparesLike(Specification other) {
        return preparesLikeExceptForSeed(other)
                && (training.seed() == other.training.seed() || !preparation.dependsOnSeed());
    }

    /** The same if both had one seed. */
    boolean preparesLikeExceptForSeed(Specification other) {
        return preparation.equals(other.preparation) && training.targetScaling() == other.training.targetScaling();
    }

    /**
     * {@return the same with networks of several kinds}
     *
     * @param newKinds for each kind the fields whose values it has instead of the specification's, as {@link SpecificationFields#with} takes them: at least two,
     *     with the fields of {@link SpecificationFields#namesOfMember}; empty for one kind
     * @throws dev.mlmethods.regression.RegressionException if a kind isn't valid; the message names its place in the list
     */
    public Specification withMembers(List<? extends Map<String, ?>> newKinds) {
        List<Map<String, Object>> copied = newKinds.stream()
                .map(kind -> (Map<String, Object>) new LinkedHashMap<String, Object>(kind))
                .toList();
        return new Specification(
                data, split, encoding, preparation, network, training, ensembleSize, copied, intervals);
    }

    /** The same with a later seed; that after the last one is 0. */
    Specification withLaterSeed(long later) {
        return withTraining(training.withSeed((training.seed() + later) & SEED_MASK));
    }

    /**
     * {@return the specifications of the networks that are trained, each of a model of one network} Those of one kind differ only in their seed; they stand side by
     * side, in the order of the kinds.
     */
    public List<Specification> members() {
        Specification one = new Specification(data, split, encoding, preparation, network, training, null, null, null);
        return MemberKinds.specifications(
                one, kinds == null ? List.of(Map.of()) : kinds, ensembleSize == null ? 1 : ensembleSize);
    }

    /** {@return whether a network reads what the training rows nearby tell, so that the model contains training rows} */
    public boolean readsNeighbours() {
        return members().stream().anyMatch(member -> member.preparation.neighbourFeatures() != null);
    }
}
