package dev.mlmethods.regression.predictor.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha256Test {
    private static String expected(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Every length of the last block, with and without whole blocks before it. */
    @Test
    void isThatOfTheJdk() throws NoSuchAlgorithmException {
        Random random = new Random(1);
        for (int length = 0; length <= 300; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(Sha256.of(bytes)).isEqualTo(expected(bytes));
        }
        byte[] many = new byte[1_000_003];
        random.nextBytes(many);
        assertThat(Sha256.of(many)).isEqualTo(expected(many));
    }

    /** The example of FIPS 180-4's authors. */
    @Test
    void isThatOfTheStandard() {
        assertThat(Sha256.of(new byte[] {'a', 'b', 'c'}))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void takesNumbersAsLittleEndianFloat32() throws NoSuchAlgorithmException {
        float[] numbers = {0f, -0f, 1f, Float.MIN_VALUE, -3.4e38f, Float.POSITIVE_INFINITY};
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        assertThat(Sha256.of(List.of(numbers, new float[0]))).isEqualTo(expected(bytes.array()));
    }
}
