package dev.mlmethods.regression.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTest {
    @Test
    void numbersArePackedAsLittleEndianFloat32() {
        // 1.0f is 0x3f800000, -2.5f is 0xc0200000.
        assertThat(Json.line(Column.of(1, -2.5))).isEqualTo("{\"f32\":\"AACAPwAAIMA=\"}");
    }

    @Test
    void aMissingNumberIsANaN() {
        assertThat(unpacked(Column.of(Double.NaN), "f32").getFloat()).isNaN();
    }

    @Test
    void whatFloat32CannotHoldIsPackedAsFloat64() {
        assertThat(unpacked(Column.of(1e300), "f64").getDouble()).isEqualTo(1e300);
        assertThat(unpacked(Column.of(1e-45), "f64").getDouble()).isEqualTo(1e-45);
        assertThat(Column.of(0).packed()).containsOnlyKeys("f32");
    }

    @Test
    void theNumbersCanBeReadOneByOne() {
        Column column = Column.of(List.of(3, 4));
        assertThat(column.size()).isEqualTo(2);
        assertThat(column.get(1)).isEqualTo(4.0);
        assertThat(column).hasToString("[3.0, 4.0]");
    }

    private static ByteBuffer unpacked(Column column, String type) {
        String base64 = column.packed().getOrDefault(type, "");
        return ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
