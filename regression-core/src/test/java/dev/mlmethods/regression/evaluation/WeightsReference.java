package dev.mlmethods.regression.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What sklearn-weights.py wrote. */
public final class WeightsReference {
    private WeightsReference() {}

    /** All of it. */
    public static JsonNode read() {
        try (InputStream in = WeightsReference.class.getResourceAsStream("/reference/sklearn-weights.json")) {
            return new JsonMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list of numbers. */
    public static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    /** A list of lists of numbers. */
    public static double[][] matrix(JsonNode lists) {
        return StreamSupport.stream(lists.spliterator(), false)
                .map(WeightsReference::numbers)
                .toArray(double[][]::new);
    }

    /** A list of numbers, rounded to float32. */
    public static float[] floats(JsonNode list) {
        double[] numbers = numbers(list);
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
