package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.evaluation.LeastSquares;
import dev.mlmethods.regression.evaluation.MeanModel;
import dev.mlmethods.regression.evaluation.PredictionIntervals;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.predictor.network.NeighbourFeatures;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.scaling.FeatureRanges;
import dev.mlmethods.regression.scaling.FittedScaler;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.PreparationSpec;
import dev.mlmethods.regression.scaling.TargetScaler;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code regression.json} in a {@code model.zip} says about the model.
 *
 * @param formatVersion the version of this file's format, {@link #formatVersion(Specification)} unless an earlier release wrote it
 * @param features the names of the features, in the network's order
 * @param columns how the columns of the table became the features; null if they are the features
 * @param target the name of the target
 * @param scaler the mean and the scale of each feature
 * @param derived the inputs of the network besides the scaled features; null if there are none, or in an ensemble
 * @param members what distinguishes the networks of an ensemble; null if the model has one network
 * @param targetScaler the mean and the scale of the target; 0 and 1 if it is not scaled. In an ensemble, those of the first network
 * @param trainingMean the mean of the target over the training rows: the first reference model
 * @param leastSquares ordinary least squares on the training rows: the second reference model
 * @param specification what was asked for
 * @param parametersSha256 the hash of the weights and biases, see {@link dev.mlmethods.regression.network.NetworkState#parametersSha256}
 * @param metrics of the network and the reference models on training, validation and test rows, as in {@code metrics.json}; none for a final model
 * @param finalTraining set if it was trained on every row; null if only on the training rows
 * @param findings what misleads in the data; null in a model that was written before findings existed
 * @param ranges the least and the greatest value of each feature in the training rows; null in such a model
 * @param intervals around predictions; null if nobody asked for them
 * @param provenance where the model comes from
 * @param sha256 the hash of every other entry of the file, by name
 */
record ModelMetadata(
        int formatVersion,
        List<String> features,
        @Nullable List<ColumnFields> columns,
        String target,
        Scaler scaler,
        @Nullable DerivedFields derived,
        @Nullable List<MemberFields> members,
        TargetScaler targetScaler,
        double trainingMean,
        Linear leastSquares,
        Specification specification,
        String parametersSha256,
        Map<String, Object> metrics,
        @Nullable FinalFit finalTraining,
        @Nullable List<DataFinding> findings,
        @Nullable Ranges ranges,
        @Nullable PredictionIntervals intervals,
        Provenance provenance,
        Map<String, String> sha256) {
    /** The first version, in which gelu is x sigmoid(1.702 x), as quickGelu is today. */
    static final int FIRST_VERSION = 1;

    /** The last version that this release reads: with inputs derived from features, or a range of predictions. */
    static final int LAST_VERSION = 3;

    /** The version in which gelu is PyTorch's. */
    private static final int GELU_VERSION = 2;

    ModelMetadata {
        NetworkSpec network = specification.network();
        if (formatVersion == FIRST_VERSION && network.activation() == Activation.GELU) {
            specification = specification.withNetwork(network.withActivation(Activation.QUICK_GELU));
        }
        features = List.copyOf(features);
        columns = columns == null ? null : List.copyOf(columns);
        members = members == null ? null : List.copyOf(members);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        findings = findings == null ? null : List.copyOf(findings);
        sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
    }

    /** The metadata of networks that were trained, or imported. */
    static ModelMetadata of(
            Specification specification,
            Dataset dataset,
            Ensemble ensemble,
            MeanModel mean,
            LeastSquares leastSquares,
            Map<String, Object> metrics,
            @Nullable FinalFit finalTraining,
            List<DataFinding> findings,
            FeatureRanges ranges,
            @Nullable PredictionIntervals intervals,
            Provenance provenance) {
        Preparation preparation = ensemble.preparation();
        boolean single = specification.members().size() == 1;
        return new ModelMetadata(
                formatVersion(specification),
                dataset.features().names(),
                ColumnFields.of(dataset.encoders()),
                dataset.targetName(),
                Scaler.of(preparation.features()),
                single ? DerivedFields.of(preparation) : null,
                single ? null : MemberFields.of(specification, ensemble),
                preparation.target(),
                mean.mean(),
                Linear.of(leastSquares),
                specification,
                ensemble.parametersSha256(),
                metrics,
                finalTraining,
                findings,
                Ranges.of(ranges),
                intervals,
                provenance,
                Map.of());
    }

    /** The version of a model that this release writes: the first that isn't misread. */
    static int formatVersion(Specification specification) {
        if (specification.ensembleSize() != null
                || specification.kinds() != null
                || !specification.preparation().equals(PreparationSpec.defaults())) {
            return LAST_VERSION;
        }
        return specification.network().activation() == Activation.GELU ? GELU_VERSION : FIRST_VERSION;
    }

    /**
     * What distinguishes one network of an ensemble from the others.
     *
     * @param seed of its training
     * @param hiddenLayers the widths of its hidden layers; null if all networks are of one kind
     * @param activation of its hidden layers; null if all networks are of one kind
     * @param derived its inputs besides the scaled features; null if there are none
     * @param targetScaler the mean and the scale of its target; null if they are those of the first network
     */
    record MemberFields(
            long seed,
            @Nullable List<Integer> hiddenLayers,
            @Nullable Activation activation,
            @Nullable DerivedFields derived,
            @Nullable TargetScaler targetScaler) {
        private Optional<DerivedFields.Neighbours> neighbours() {
            return derived == null ? Optional.empty() : Optional.ofNullable(derived.neighbourFeatures());
        }

        private static List<MemberFields> of(Specification specification, Ensemble ensemble) {
            List<Specification> members = specification.members();
            return IntStream.range(0, members.size())
                    .mapToObj(member -> of(members.get(member), specification.kinds() != null)
                            .with(ensemble.members().get(member).preparation(), ensemble.preparation()))
                    .toList();
        }

        private static MemberFields of(Specification member, boolean unlike) {
            NetworkSpec network = member.network();
            return new MemberFields(
                    member.training().seed(),
                    unlike ? network.hiddenLayers() : null,
                    unlike ? network.activation() : null,
                    null,
                    null);
        }

        private MemberFields with(Preparation preparation, Preparation first) {
            TargetScaler target = preparation.target();
            return new MemberFields(
                    seed,
                    hiddenLayers,
                    activation,
                    DerivedFields.of(preparation),
                    target.equals(first.target()) ? null : target);
        }

        /** Whether it is a network that is specified. */
        private boolean isOf(Specification member, boolean unlike) {
            return new MemberFields(seed, hiddenLayers, activation, null, null).equals(of(member, unlike));
        }
    }

    /**
     * The mean and the scale of each feature.
     *
     * @param quantiles of the features that have normal scores, by name; null if none has any
     */
    record Scaler(
            List<Double> means,
            List<Double> scales,
            @Nullable Map<String, List<Double>> quantiles) {
        Scaler {
            means = List.copyOf(means);
            scales = List.copyOf(scales);
            quantiles = quantiles == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(quantiles));
        }

        static Scaler of(FittedScaler scaler) {
            Map<String, List<Double>> quantiles = new LinkedHashMap<>();
            for (int column = 0; column < scaler.featureNames().size(); column++) {
                if (scaler.quantiles()[column].length > 0) {
                    quantiles.put(scaler.featureNames().get(column), list(scaler.quantiles()[column]));
                }
            }
            return new Scaler(list(scaler.means()), list(scaler.scales()), quantiles.isEmpty() ? null : quantiles);
        }

        FittedScaler scaler(List<String> features) {
            double[][] known = new double[features.size()][0];
            if (quantiles != null) {
                quantiles.forEach((feature, numbers) -> {
                    int column = features.indexOf(feature);
                    if (column < 0) {
                        throw new IllegalArgumentException("there are quantiles of no feature");
                    }
                    known[column] = array(numbers);
                });
            }
            return FittedScaler.of(features, array(means), array(scales), known);
        }
    }

    /** The least and the greatest value of each feature. */
    record Ranges(List<Double> least, List<Double> greatest) {
        Ranges {
            least = List.copyOf(least);
            greatest = List.copyOf(greatest);
        }

        static Ranges of(FeatureRanges ranges) {
            return new Ranges(list(ranges.least()), list(ranges.greatest()));
        }
    }

    /** A linear model on scaled features: one coefficient per feature, and the prediction if all of them are 0. */
    record Linear(List<Double> standardizedCoefficients, double targetMean) {
        Linear {
            standardizedCoefficients = List.copyOf(standardizedCoefficients);
        }

        static Linear of(LeastSquares leastSquares) {
            return new Linear(list(leastSquares.standardizedCoefficients()), leastSquares.targetMean());
        }
    }

    /**
     * Checks that there is a number for each feature where there should be.
     *
     * @throws IllegalArgumentException if not
     */
    void checkLengths() {
        List<Specification> specified = specification.members();
        if (known().size() != specified.size() || (members != null && members.size() < 2)) {
            throw new IllegalArgumentException("members are not as many as the specification says");
        }
        for (int member = 0; members != null && member < members.size(); member++) {
            if (!members.get(member).isOf(specified.get(member), specification.kinds() != null)) {
                throw new IllegalArgumentException("members are not those of the specification");
            }
        }
        if (intervals != null && !intervals.areOf(specification.intervals())) {
            throw new IllegalArgumentException("the intervals have no level, or too few rows for it");
        }
        if (known().stream()
                        .flatMap(member -> member.neighbours().stream())
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException("members have different neighbourFeatures");
        }
        TableEncoders encoders = encoders();
        if (encoders != null && !encoders.features().equals(features)) {
            throw new IllegalArgumentException("the columns have other features");
        }
        LeastSquares unused = leastSquaresModel();
        for (MemberFields member : known()) {
            int unusedInputs = member.derived == null ? 0 : member.derived.count(features);
        }
        FeatureRanges unusedToo = featureRanges();
    }

    @Nullable
    TableEncoders encoders() {
        return columns == null
                ? null
                : TableEncoders.of(
                        columns.stream().map(ColumnFields::encoder).toList(),
                        specification.encoding().markers());
    }

    private List<MemberFields> known() {
        return members == null ? List.of(new MemberFields(0, null, null, derived, null)) : members;
    }

    /** What looks at training rows, which is the same for all networks that do. */
    private Optional<DerivedFields> withNeighbours() {
        return known().stream()
                .filter(member -> member.neighbours().isPresent())
                .map(member -> Objects.requireNonNull(member.derived))
                .findFirst();
    }

    /** How many bytes the entry with the training rows has, which all networks look at; null if there is none. */
    @Nullable
    Long neighbourBytes() {
        return known().stream()
                .flatMap(member -> member.neighbours().stream())
                .findFirst()
                .map(neighbours -> neighbours.fitted(features).bytes())
                .orElse(null);
    }

    /**
     * What is done to rows before the networks see them.
     *
     * @param neighbours as in {@link DerivedFields#columns}
     */
    List<Preparation> preparations(byte[] neighbours) {
        FittedScaler fitted = scaler.scaler(features);
        NeighbourFeatures around =
                withNeighbours().map(first -> first.around(fitted, neighbours)).orElse(null);
        return known().stream()
                .map(member -> new Preparation(
                        fitted,
                        member.derived == null
                                ? List.of()
                                : member.derived.columns(
                                        features, member.neighbours().isPresent() ? around : null),
                        Objects.requireNonNullElse(member.targetScaler, targetScaler)))
                .toList();
    }

    @Nullable
    FeatureRanges featureRanges() {
        return ranges == null ? null : FeatureRanges.of(features, array(ranges.least()), array(ranges.greatest()));
    }

    MeanModel meanModel() {
        return new MeanModel(trainingMean);
    }

    LeastSquares leastSquaresModel() {
        return LeastSquares.of(
                scaler.scaler(features), array(leastSquares.standardizedCoefficients()), leastSquares.targetMean());
    }

    static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
