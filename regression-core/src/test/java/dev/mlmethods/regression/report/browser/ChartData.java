package dev.mlmethods.regression.report.browser;

import dev.mlmethods.regression.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/**
 * The JSON of a chart, as in a page.
 *
 * @param json the chart
 * @param shared the columns that it shares with others
 */
record ChartData(JsonNode json, JsonNode shared) {
    static ChartData of(String json, String shared) {
        return new ChartData(tree(json), tree(shared));
    }

    private static JsonNode tree(String json) {
        return Json.tree(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The numbers of a column, such as {@code /series/0/x}. */
    double[] column(String pointer) {
        JsonNode column = json.at(pointer);
        JsonNode own = column.has("shared") ? shared.get(column.get("shared").intValue()) : column;
        boolean isSingle = own.has("f32");
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder()
                        .decode(own.get(isSingle ? "f32" : "f64").asString()))
                .order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[bytes.remaining() / (isSingle ? Float.BYTES : Double.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = isSingle ? bytes.getFloat() : bytes.getDouble();
        }
        return values;
    }
}
