package dev.mlmethods.regression.predictor.file;

import dev.mlmethods.regression.predictor.network.FeatureScaler;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What {@code regression.json} says about a model, as far as predictions need it. Fields that this release doesn't know are refused if they could
 * change a prediction: in that case, a different release wrote the file.
 *
 * @param features the names of the features, in the network's order
 * @param columns how the columns of a table become the features; in a model of only numbers, each column is a feature itself
 * @param means of the features, finite
 * @param scales of the features, above 0; infinite for constant ones
 * @param quantiles of the features, see {@link FeatureScaler}
 * @param members the networks, whose predictions are averaged; one if the model isn't an ensemble
 * @param parametersSha256 the weights and biases as little-endian float32, one member after the other
 * @param metrics nested as in {@code metrics.json}
 * @param evaluatedModelSha256 the model whose evaluation represents this one, which was trained on every row; empty if its metrics are its own
 * @param ranges the least and the greatest value of each feature in the training rows; empty in a model that was written before they were stored
 * @param halfWidth how far a prediction interval reaches to either side, in the target's unit, at least 0; empty if the model has none
 * @param sha256 the hash of every other entry of the file, by name
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
public record ModelDocument(
        List<String> features,
        TableEncoders columns,
        String target,
        double[] means,
        double[] scales,
        double[][] quantiles,
        List<ModelMember> members,
        String parametersSha256,
        Map<String, Object> metrics,
        Optional<String> evaluatedModelSha256,
        Optional<Ranges> ranges,
        OptionalDouble halfWidth,
        Origin origin,
        Map<String, String> sha256) {
    private static final int FIRST_VERSION = 1;
    private static final int LAST_VERSION = 3;
    private static final Set<String> FIELDS = Set.of(
            "formatVersion",
            "features",
            "columns",
            "target",
            "scaler",
            "derived",
            "members",
            "targetScaler",
            "trainingMean",
            "leastSquares",
            "specification",
            "parametersSha256",
            "metrics",
            "finalTraining",
            "findings",
            "ranges",
            "intervals",
            "provenance",
            "sha256");

    /** The model's {@link dev.mlmethods.regression.predictor.Provenance}. */
    public record Origin(
            String dataSha256,
            int rows,
            String engine,
            String regressionVersion,
            String java,
            String os,
            Optional<String> gitCommit) {}

    /** The least and the greatest value of each feature. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
    public record Ranges(double[] least, double[] greatest) {}

    /**
     * Reads the document.
     *
     * @throws FileFault if it is damaged, or has a different format version
     */
    static ModelDocument read(ModelSource source, byte[] json) {
        try {
            JsonFields fields = JsonFields.of(JsonText.read(json));
            int version = fields.wholeNumber("formatVersion");
            if (version < FIRST_VERSION || version > LAST_VERSION) {
                throw new FileFault(source.model() + " has format version " + version
                        + ", and this release reads versions " + FIRST_VERSION + " to " + LAST_VERSION
                        + ". Use the release that wrote it, or train the model again.");
            }
            return of(version, fields.only(FIELDS));
        } catch (JsonText.SyntaxFault e) {
            throw source.damaged(ModelEntryNames.METADATA, "cannot be read in line " + e.line());
        } catch (IllegalArgumentException e) {
            throw source.damaged(ModelEntryNames.METADATA, "cannot be read (" + e.getMessage() + ")");
        }
    }

    private static ModelDocument of(int version, JsonFields fields) {
        JsonFields scaler = fields.object("scaler").only(Set.of("means", "scales", "quantiles"));
        JsonFields specification = fields.object("specification");
        List<String> features = fields.texts("features");
        require(!features.isEmpty(), "a model needs at least one feature");
        require(new HashSet<>(features).size() == features.size(), "two features have one name");
        ModelDocument document = new ModelDocument(
                features,
                fields.has("columns")
                        ? FittedColumns.read(
                                fields.objects("columns"),
                                specification.has("missingValues") ? specification.texts("missingValues") : List.of())
                        : FittedColumns.plain(features),
                fields.text("target"),
                scaler.numbers("means"),
                scaler.numbers("scales"),
                quantiles(scaler, features),
                ModelMember.read(version, fields, features),
                fields.text("parametersSha256"),
                fields.values("metrics"),
                fields.has("finalTraining")
                        ? Optional.of(fields.object("finalTraining").text("evaluatedModelSha256"))
                        : Optional.empty(),
                fields.has("ranges") ? Optional.of(ranges(fields.object("ranges"))) : Optional.empty(),
                fields.has("intervals")
                        ? OptionalDouble.of(halfWidth(fields.object("intervals")))
                        : OptionalDouble.empty(),
                origin(fields.object("provenance")),
                hashes(fields.values("sha256")));
        document.check();
        return document;
    }

    private static double[][] quantiles(JsonFields scaler, List<String> features) {
        double[][] quantiles = new double[features.size()][0];
        if (scaler.has("quantiles")) {
            JsonFields known = scaler.object("quantiles").only(Set.copyOf(features));
            for (int column = 0; column < quantiles.length; column++) {
                if (known.has(features.get(column))) {
                    quantiles[column] = known.numbers(features.get(column));
                    require(areQuantiles(quantiles[column]), "quantiles are too few, not finite or not rising");
                }
            }
        }
        return quantiles;
    }

    private static boolean areQuantiles(double[] numbers) {
        boolean are = numbers.length > 1;
        for (int i = 0; i < numbers.length; i++) {
            are = are && Double.isFinite(numbers[i]) && numbers[Math.max(0, i - 1)] <= numbers[i];
        }
        return are;
    }

    private static Origin origin(JsonFields fields) {
        return new Origin(
                fields.text("dataSha256"),
                fields.wholeNumber("rows"),
                fields.text("engine"),
                fields.text("regressionVersion"),
                fields.text("java"),
                fields.text("os"),
                fields.textIfAny("gitCommit"));
    }

    private static Ranges ranges(JsonFields fields) {
        return new Ranges(fields.numbers("least"), fields.numbers("greatest"));
    }

    private static double halfWidth(JsonFields fields) {
        double halfWidth = fields.only(Set.of("halfWidth", "validationRows")).number("halfWidth");
        require(halfWidth >= 0 && Double.isFinite(halfWidth), "halfWidth is negative or not finite");
        return halfWidth;
    }

    private static Map<String, String> hashes(Map<String, Object> fields) {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            if (!(field.getValue() instanceof String hash)) {
                throw new IllegalArgumentException("sha256 is missing or has the wrong type");
            }
            hashes.put(field.getKey(), hash);
        }
        return Collections.unmodifiableMap(hashes);
    }

    /** What scales the features. */
    public FeatureScaler scaler() {
        return new FeatureScaler(means, scales, quantiles);
    }

    private void check() {
        int columns = features.size();
        require(this.columns.features().equals(features), "the columns have other features");
        require(
                means.length == columns && scales.length == columns,
                columns + " features, but " + means.length + " means and " + scales.length + " scales");
        for (int column = 0; column < columns; column++) {
            require(Double.isFinite(means[column]), "a mean is not finite");
            require(scales[column] > 0, "a scale is not above 0");
        }
        if (ranges.isPresent()) {
            checkRanges(ranges.get());
        }
    }

    private void checkRanges(Ranges known) {
        int columns = features.size();
        require(
                known.least.length == columns && known.greatest.length == columns,
                columns + " features, but " + known.least.length + " least and " + known.greatest.length
                        + " greatest values");
        for (int column = 0; column < columns; column++) {
            require(known.least[column] <= known.greatest[column], "a range ends before it begins");
        }
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
