package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {
    private static final int LINE_BYTES = 64;

    /** Starting with this release, elements begin right after the length of the array. */
    private static final int PACKED = 23;

    @ParameterizedTest
    @CsvSource({"12, 13", "16, 12", "20, 11", "24, 10"})
    void partsBeginOnCacheLinesWhereverElementsBegin(int elementsBegin, int first) {
        assertThat(Memory.firstOfLine(elementsBegin)).isEqualTo(first);
        assertThat(elementsBegin + first * Float.BYTES).isEqualTo(LINE_BYTES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 16, 17, 1000})
    void everyPartOfThisJvmBeginsOnACacheLine(long length) {
        Memory memory = new Memory();
        for (int part = 0; part < 3; part++) {
            int bytes = Memory.elementsBegin() + memory.reserve(length) * Float.BYTES;
            assertThat(bytes % LINE_BYTES).isZero();
        }
    }

    @Test
    void elementsBeginWhereTheOptionsOfThisJvmPutThem() {
        assertThat(Memory.elementsBegin())
                .isEqualTo(
                        isSet("UseCompactObjectHeaders", false)
                                ? 12
                                : isSet("UseCompressedClassPointers", true)
                                        ? 16
                                        : Runtime.version().feature() >= PACKED ? 20 : 24);
    }

    private static boolean isSet(String option, boolean whereUnknown) {
        try {
            HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return Boolean.parseBoolean(options.getVMOption(option).getValue());
        } catch (IllegalArgumentException e) {
            return whereUnknown;
        }
    }
}
