package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.sweep.Objective;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Tunings of a table that is made up, fast enough for tests. */
public final class SmallTunings {
    /** So that a training is short. */
    private static final Map<String, Object> SHORT = Map.of("epochs", 12, "batchSize", 16);

    private SmallTunings() {}

    /**
     * {@return a table of houses, whose price depends on where they are and on their size}
     *
     * @param folder to write it into
     * @param name of the file
     * @param changed added to the target of each row in {@code rows}
     */
    public static Path table(Path folder, String name, double changed, List<Integer> rows) {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>(List.of("latitude,longitude,size,kind,price"));
        for (int row = 0; row < 300; row++) {
            double latitude = 47 + random.nextDouble();
            double longitude = 8 + random.nextDouble();
            double size = 50 + 100 * random.nextDouble();
            int kind = random.nextInt(3);
            double price = 200
                    + size * (2 + Math.sin(9 * latitude) * Math.cos(7 * longitude))
                    + 40 * kind
                    + 5 * random.nextGaussian();
            lines.add(latitude + "," + longitude + "," + size + "," + "abc".charAt(kind) + ","
                    + (price + (rows.contains(row) ? changed : 0)));
        }
        try {
            return Files.write(folder.resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a tuning of it} */
    public static TuningSpec spec(
            Path table, String budget, long searchSeed, @Nullable Integer folds, Map<String, ?> given) {
        Map<String, Object> values = new LinkedHashMap<>(SHORT);
        values.putAll(given);
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("dataset", table.toString());
        all.put("target", "price");
        Specification specification = SpecificationFields.with(Specification.of(DataSpec.builtIn("diabetes")), all);
        return new TuningSpec(
                specification,
                List.copyOf(values.keySet()),
                TuningBudget.parse(budget),
                searchSeed,
                Objective.defaults(),
                folds);
    }
}
