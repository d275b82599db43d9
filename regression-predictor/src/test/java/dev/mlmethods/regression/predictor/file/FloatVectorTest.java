package dev.mlmethods.regression.predictor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FloatVectorTest {
    private static final long[] ROW_OF_TWO = {2, 1, 2, 1, 1, 0, 1, 99};

    private static byte[] array(long[] shape, String type, long length, float... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF("MIXED_DATA_TYPES");
            out.writeLong(shape.length);
            out.writeUTF("LONG");
            for (long number : shape) {
                out.writeLong(number);
            }
            out.writeUTF("MIXED_DATA_TYPES");
            out.writeLong(length);
            out.writeUTF(type);
            for (float value : values) {
                out.writeFloat(value);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static void assertRefused(byte[] bytes, String why) {
        assertThatThrownBy(() -> FloatVector.read(bytes, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    @Test
    void readsARow() {
        assertThat(FloatVector.read(array(ROW_OF_TWO, "FLOAT", 2, 0.5f, -1), 2)).containsExactly(0.5f, -1);
    }

    @Test
    void saysWhatIsWrong() {
        byte[] right = array(ROW_OF_TWO, "FLOAT", 2, 0.5f, -1);
        assertRefused(Arrays.copyOf(right, 20), "it ends before its 2 numbers do");
        assertRefused(array(new long[] {0, 1, 2, 1, 1, 0, 1, 99}, "FLOAT", 2, 0, 0), "it has no shape of rank 0");
        assertRefused(array(new long[] {33, 1, 2, 1, 1, 0, 1, 99}, "FLOAT", 2, 0, 0), "it has no shape of rank 33");
        assertRefused(array(new long[] {2, 1, 2, 1, 1, 0, 1}, "FLOAT", 2, 0, 0), "it has no shape of rank 2");
        assertRefused(
                array(new long[] {2, 1, 3, 1, 1, 0, 1, 99}, "FLOAT", 2, 0, 0),
                "it does not have the shape of 2 numbers in a row");
        assertRefused(
                array(new long[] {2, 2, 2, 1, 1, 0, 1, 99}, "FLOAT", 2, 0, 0),
                "it does not have the shape of 2 numbers in a row");
        assertRefused(array(ROW_OF_TWO, "FLOAT", 3, 0, 0), "it has 3 numbers instead of 2");
        assertRefused(array(ROW_OF_TWO, "FLOAT", 2, 0, 0, 0), "it has 12 bytes for 2 numbers");
        assertRefused(array(ROW_OF_TWO, "DOUBLE", 2, 0, 0), "it has no numbers of the type FLOAT");
        assertRefused(array(ROW_OF_TWO, "FLOAT", 2, 0, Float.NaN), "it has a number that is NaN");
    }
}
