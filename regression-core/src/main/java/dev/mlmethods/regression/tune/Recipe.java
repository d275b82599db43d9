package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.training.EngineName;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a tuning begins, and what it draws from: AdamW with a cosine schedule in small batches, a standardized target and little dropout. Chosen on
 * validation rows of several tables, see docs/decisions.
 */
final class Recipe {
    /** As many updates of the weights as the epochs are meant to have. */
    private static final int UPDATES = 2_600;

    private static final int FEWEST_EPOCHS = 40;
    private static final int MOST_EPOCHS = 200;
    private static final double VALIDATION_SIZE = 0.2;

    private static final MathContext DIGITS = new MathContext(3);

    private Recipe() {}

    /**
     * The specification to begin with.
     *
     * @param rows that are trained on
     * @param folds of the cross-validation; with 0 there are validation rows
     */
    static Specification of(TuningSpec spec, int rows, int folds) {
        int batchSize = rows >= 5_000 ? 256 : rows >= 1_000 ? 64 : 32;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("hiddenLayers", List.of(64, 32));
        values.put("activation", isOfDl4j(spec.specification()) ? "silu" : "gelu");
        values.put("dropout", 0.05);
        values.put("epochs", epochs(rows, batchSize));
        values.put("batchSize", batchSize);
        values.put("optimizer", "adamW");
        values.put("learningRate", 0.002);
        values.put("weightDecay", 0.01);
        values.put("learningRateSchedule", "cosine");
        values.put("patience", 0);
        values.put("targetScaling", "standard");
        values.put("ensembleSize", 1);
        values.put("validationSize", folds == 0 ? VALIDATION_SIZE : 0.0);
        values.keySet().removeIf(field -> !spec.isFree(field) && !field.equals("ensembleSize"));
        return SpecificationFields.with(spec.specification(), values);
    }

    private static int epochs(int rows, int batchSize) {
        long epochs = Math.round((double) UPDATES * batchSize / Math.max(1, rows));
        return (int) Math.min(Math.max(epochs, FEWEST_EPOCHS), MOST_EPOCHS);
    }

    private static boolean isOfDl4j(Specification specification) {
        return specification.training().engine() == EngineName.DL4J;
    }

    /**
     * What the stage {@link TuningStage#NETWORK} draws from: by the plural name of each field, as a sweep has it.
     *
     * @param rows that are trained on
     */
    static Map<String, Object> space(Candidate best, TuningSpec spec, int rows) {
        Map<String, Object> space = new LinkedHashMap<>();
        space.put("hiddenLayers", List.of("64,32", "128,64", "128,64,32", "256,128", "256,256,128"));
        space.put(
                "activations",
                isOfDl4j(best.specification()) ? List.of("relu", "silu", "mish") : List.of("relu", "gelu", "silu"));
        space.put("dropouts", List.of(0, 0.05, 0.1, 0.2));
        space.put("learningRates", "log 5e-4..6e-3");
        space.put("weightDecays", List.of(0.001, 0.01, 0.1));
        space.put("batchSizes", batchSizes(best, rows));
        space.keySet()
                .removeIf(plural -> SpecificationFields.all().stream()
                        .anyMatch(field -> plural.equals(field.plural()) && !spec.isFree(field.name())));
        return space;
    }

    private static List<Integer> batchSizes(Candidate best, int rows) {
        int batch = best.specification().training().batchSize().rowsOf(rows);
        return batch < 4 ? List.of(batch) : List.of(batch / 2, batch, 2 * batch);
    }

    /** What the stage {@link TuningStage#REFINEMENT} tries: changes of the best, each by itself. */
    static List<Map<String, Object>> neighbors(Candidate best, TuningSpec spec) {
        Specification specification = best.specification();
        double rate = specification.training().optimizer().learningRate();
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(Map.of("epochs", 2 * best.epochs()));
        all.add(Map.of("learningRate", rounded(rate / 2)));
        all.add(Map.of("learningRate", rounded(rate * 2)));
        int features = specification.preparation().fourierFeatures() == null
                ? 0
                : specification.preparation().fourierFeatures();
        if (features > 0) {
            all.add(Map.of("fourierFeatures", features / 2));
            all.add(Map.of("fourierFeatures", features * 2));
        }
        int bins = specification.preparation().piecewiseLinear() == null
                ? 0
                : specification.preparation().piecewiseLinear();
        if (bins > 0) {
            all.add(Map.of("piecewiseLinear", bins / 2));
            all.add(Map.of("piecewiseLinear", bins * 3));
        }
        return all.stream()
                .filter(change -> change.keySet().stream().allMatch(spec::isFree))
                .toList();
    }

    /** So that people can copy it. */
    private static double rounded(double rate) {
        return new BigDecimal(rate).round(DIGITS).doubleValue();
    }
}
