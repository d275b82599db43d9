package dev.mlmethods.regression.exchange.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
    private static final int MOST = Integer.MAX_VALUE;

    private static Tensor view(List<Integer> shape, List<Integer> strides, int offset) {
        return new Tensor("a", DataType.FLOAT32, shape, strides, offset, ByteBuffer.allocate(24));
    }

    @Test
    void isWithinItsData() {
        assertThat(view(List.of(2, 3), List.of(3, 1), 0).size()).isEqualTo(6);
        assertThat(view(List.of(), List.of(), 5).size()).isEqualTo(1);
        assertThat(view(List.of(0, MOST, MOST), List.of(MOST, MOST, 1), 0).size())
                .isZero();
        assertThatThrownBy(() -> view(List.of(2, 3), List.of(3, 1), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("its numbers are beyond the end of its data");
        assertThatThrownBy(() -> view(List.of(), List.of(), 6))
                .hasMessage("its numbers are beyond the end of its data");
        assertThatThrownBy(() -> view(List.of(2), List.of(1), -1))
                .hasMessage("its numbers are beyond the end of its data");
        assertThatThrownBy(() -> view(List.of(-1), List.of(1), 0)).hasMessage("negative size or stride");
    }

    /** Whose last position would be negative as 64 bits. */
    @Test
    void hasNoMoreNumbersThanAnArray() {
        assertThatThrownBy(() -> view(List.of(MOST, MOST, MOST), List.of(MOST, MOST, MOST), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("too many numbers");
        assertThatThrownBy(() -> view(List.of(1 << 16, 1 << 16), List.of(0, 0), 0))
                .hasMessage("too many numbers");
        assertThatThrownBy(() -> Tensor.of("a", DataType.FLOAT32, List.of(1 << 16, 1 << 16), ByteBuffer.allocate(4)))
                .hasMessage("too many numbers");
    }

    @Test
    void readsItsNumbersRowByRow() {
        Tensor rows = Tensor.of("a", List.of(2, 3), new float[] {0, 1, 2, 3, 4, 5});
        Tensor columns = new Tensor("a", DataType.FLOAT32, List.of(3, 2), List.of(1, 3), 0, rows.contents());
        assertThat(columns.get(1)).isEqualTo(3);
        assertThat(columns.get(2)).isEqualTo(1);
        assertThat(columns.contents())
                .isEqualTo(Tensor.of("a", List.of(3, 2), new float[] {0, 3, 1, 4, 2, 5})
                        .contents());
    }
}
