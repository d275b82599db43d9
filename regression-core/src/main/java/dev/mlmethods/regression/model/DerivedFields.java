package dev.mlmethods.regression.model;

import dev.mlmethods.regression.predictor.file.CheckedColumns;
import dev.mlmethods.regression.predictor.file.FittedNeighbours;
import dev.mlmethods.regression.predictor.file.ModelEntryNames;
import dev.mlmethods.regression.predictor.network.DerivedColumns;
import dev.mlmethods.regression.predictor.network.FeatureScaler;
import dev.mlmethods.regression.predictor.network.FourierFeatures;
import dev.mlmethods.regression.predictor.network.NeighbourFeatures;
import dev.mlmethods.regression.predictor.network.PiecewiseLinear;
import dev.mlmethods.regression.scaling.FittedScaler;
import dev.mlmethods.regression.scaling.Preparation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code derived} in {@code regression.json} says: the inputs of the network besides the scaled features, in its order.
 *
 * @param fourierFeatures null if there are none
 * @param neighbourFeatures null if there are none
 * @param piecewiseLinear the edges of the bins by the name of the feature, in the order of the features; null if there are none
 */
record DerivedFields(
        @Nullable Fourier fourierFeatures,
        @Nullable Neighbours neighbourFeatures,
        @Nullable Map<String, List<Double>> piecewiseLinear) {
    DerivedFields {
        piecewiseLinear =
                piecewiseLinear == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(piecewiseLinear));
    }

    /** As in {@link FourierFeatures}, with the names of the coordinates. */
    record Fourier(List<String> coordinates, List<Double> centers, List<Double> frequencies, List<Double> phases) {
        Fourier {
            coordinates = List.copyOf(coordinates);
            centers = List.copyOf(centers);
            frequencies = List.copyOf(frequencies);
            phases = List.copyOf(phases);
        }
    }

    /**
     * As in {@link FittedNeighbours}, with the names of the coordinates.
     *
     * @param note for people who look into the file
     */
    record Neighbours(
            List<String> coordinates,
            List<Double> units,
            double constant,
            int rows,
            List<Double> means,
            List<Double> scales,
            String note) {
        private static final String NOTE = "The model contains training rows: " + ModelEntryNames.NEIGHBOURS
                + " has their coordinates, their target, and their features.";

        Neighbours {
            coordinates = List.copyOf(coordinates);
            units = List.copyOf(units);
            means = List.copyOf(means);
            scales = List.copyOf(scales);
        }

        static Neighbours of(NeighbourFeatures columns, List<String> features) {
            FeatureScaler standardizer = columns.standardizer();
            int[] coordinates = columns.coordinates();
            return new Neighbours(
                    Arrays.stream(coordinates).mapToObj(features::get).toList(),
                    ModelMetadata.list(columns.units()),
                    columns.constant(),
                    columns.stored().length / (features.size() + 1),
                    IntStream.range(0, columns.columns())
                            .mapToObj(standardizer::mean)
                            .toList(),
                    IntStream.range(0, columns.columns())
                            .mapToObj(standardizer::scale)
                            .toList(),
                    NOTE);
        }

        FittedNeighbours fitted(List<String> features) {
            return new FittedNeighbours(
                    features.size(),
                    places(features, coordinates),
                    ModelMetadata.array(units),
                    constant,
                    rows,
                    ModelMetadata.array(means),
                    ModelMetadata.array(scales));
        }
    }

    /** The fields of a preparation; null if it has nothing derived. */
    static @Nullable DerivedFields of(Preparation preparation) {
        List<String> features = preparation.features().featureNames();
        Fourier fourier = null;
        Neighbours neighbours = null;
        Map<String, List<Double>> edges = new LinkedHashMap<>();
        for (DerivedColumns part : preparation.derived()) {
            if (part instanceof FourierFeatures waves) {
                fourier = new Fourier(
                        Arrays.stream(waves.features()).mapToObj(features::get).toList(),
                        ModelMetadata.list(waves.centers()),
                        ModelMetadata.list(waves.frequencies()),
                        ModelMetadata.list(waves.phases()));
            } else if (part instanceof NeighbourFeatures around) {
                neighbours = Neighbours.of(around, features);
            } else if (part instanceof PiecewiseLinear bins) {
                edges.put(features.get(bins.feature()), ModelMetadata.list(bins.edges()));
            } else {
                throw new IllegalArgumentException("no field for " + part.getClass());
            }
        }
        return preparation.derived().isEmpty()
                ? null
                : new DerivedFields(fourier, neighbours, edges.isEmpty() ? null : edges);
    }

    /**
     * How many inputs there are.
     *
     * @throws IllegalArgumentException if their numbers don't fit together, or they are of no feature
     */
    int count(List<String> features) {
        int count = neighbourFeatures == null
                ? 0
                : neighbourFeatures.fitted(features).count();
        for (DerivedColumns part : waves(features)) {
            count = Math.addExact(count, part.columns());
        }
        for (DerivedColumns part : bins(features)) {
            count = Math.addExact(count, part.columns());
        }
        return count;
    }

    /**
     * The inputs.
     *
     * @param features their names
     * @param around what {@link #around} makes of {@link #neighbourFeatures}, which all networks share; null if there are none
     */
    List<DerivedColumns> columns(List<String> features, @Nullable NeighbourFeatures around) {
        List<DerivedColumns> columns = new ArrayList<>(waves(features));
        if (around != null) {
            columns.add(around);
        }
        columns.addAll(bins(features));
        return columns;
    }

    /**
     * What the training rows nearby tell; null if the network doesn't read it.
     *
     * @param scaler of the features
     * @param neighbours the contents of the entry {@link ModelEntryNames#NEIGHBOURS}; ignored if there is none
     * @throws IllegalArgumentException if they aren't
     */
    @Nullable
    NeighbourFeatures around(FittedScaler scaler, byte[] neighbours) {
        return neighbourFeatures == null
                ? null
                : neighbourFeatures.fitted(scaler.featureNames()).columns(scaler.scaler(), neighbours);
    }

    private List<FourierFeatures> waves(List<String> features) {
        return fourierFeatures == null
                ? List.of()
                : List.of(CheckedColumns.waves(
                        places(features, fourierFeatures.coordinates),
                        ModelMetadata.array(fourierFeatures.centers),
                        ModelMetadata.array(fourierFeatures.frequencies),
                        ModelMetadata.array(fourierFeatures.phases)));
    }

    private List<PiecewiseLinear> bins(List<String> features) {
        return piecewiseLinear == null
                ? List.of()
                : piecewiseLinear.entrySet().stream()
                        .map(edges -> CheckedColumns.bins(
                                features.indexOf(edges.getKey()), ModelMetadata.array(edges.getValue())))
                        .toList();
    }

    private static int[] places(List<String> features, List<String> coordinates) {
        return coordinates.stream().mapToInt(features::indexOf).toArray();
    }
}
