package dev.mlmethods.regression.predictor.file;

import dev.mlmethods.regression.predictor.network.DerivedColumns;
import dev.mlmethods.regression.predictor.network.FourierFeatures;
import dev.mlmethods.regression.predictor.network.PiecewiseLinear;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code derived} in {@code regression.json} says: the inputs of the network that are computed from the features. */
final class FittedInputs {
    static final FittedInputs NONE = new FittedInputs(List.of(), Optional.empty(), List.of());

    /** None or one. */
    private final List<FourierFeatures> waves;

    private final Optional<FittedNeighbours> neighbours;
    private final List<PiecewiseLinear> bins;

    private FittedInputs(
            List<FourierFeatures> waves, Optional<FittedNeighbours> neighbours, List<PiecewiseLinear> bins) {
        this.waves = waves;
        this.neighbours = neighbours;
        this.bins = bins;
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if one is invalid
     */
    static FittedInputs read(JsonFields derived, List<String> features) {
        derived.only(Set.of("fourierFeatures", "neighbourFeatures", "piecewiseLinear"));
        List<PiecewiseLinear> bins = new ArrayList<>();
        if (derived.has("piecewiseLinear")) {
            JsonFields edges = derived.object("piecewiseLinear").only(Set.copyOf(features));
            for (int column = 0; column < features.size(); column++) {
                if (edges.has(features.get(column))) {
                    bins.add(CheckedColumns.bins(column, edges.numbers(features.get(column))));
                }
            }
        }
        return new FittedInputs(
                derived.has("fourierFeatures")
                        ? List.of(fourier(derived.object("fourierFeatures"), features))
                        : List.of(),
                derived.has("neighbourFeatures")
                        ? Optional.of(neighbours(derived.object("neighbourFeatures"), features))
                        : Optional.empty(),
                bins);
    }

    /** What there is about neighbors, without the rows; empty if the network reads none. */
    Optional<FittedNeighbours> neighbours() {
        return neighbours;
    }

    /** How many there are. */
    long count() {
        long count = neighbours.isPresent() ? neighbours.get().count() : 0;
        for (DerivedColumns part : waves) {
            count += part.columns();
        }
        for (DerivedColumns part : bins) {
            count += part.columns();
        }
        return count;
    }

    /**
     * The inputs, in the order in which the network has them.
     *
     * @param around the columns of the {@link #neighbours} of the model, which all networks that have any share; none or one
     */
    List<DerivedColumns> columns(List<? extends DerivedColumns> around) {
        List<DerivedColumns> columns = new ArrayList<>(waves);
        if (neighbours.isPresent()) {
            columns.addAll(around);
        }
        columns.addAll(bins);
        return List.copyOf(columns);
    }

    private static FittedNeighbours neighbours(JsonFields fields, List<String> features) {
        // The note is for people.
        JsonFields known = fields.only(Set.of("coordinates", "units", "constant", "rows", "means", "scales", "note"));
        return new FittedNeighbours(
                features.size(),
                places(known, features),
                known.numbers("units"),
                known.number("constant"),
                known.wholeNumber("rows"),
                known.numbers("means"),
                known.numbers("scales"));
    }

    private static int[] places(JsonFields fields, List<String> features) {
        return fields.texts("coordinates").stream().mapToInt(features::indexOf).toArray();
    }

    private static FourierFeatures fourier(JsonFields fields, List<String> features) {
        JsonFields known = fields.only(Set.of("coordinates", "centers", "frequencies", "phases"));
        return CheckedColumns.waves(
                places(known, features),
                known.numbers("centers"),
                known.numbers("frequencies"),
                known.numbers("phases"));
    }
}
