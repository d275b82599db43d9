package dev.mlmethods.regression.report.chart;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Numbers, packed for the browser: as text, twenty thousand of them would be as long as three thousand lines. NaN stands for none. */
public final class Column {
    private static final double LARGEST = Float.MAX_VALUE;
    private static final double SMALLEST = Float.MIN_NORMAL;

    private final double[] values;

    private Column(double[] values) {
        this.values = values;
    }

    /**
     * {@return a column of these numbers}
     *
     * @param values the numbers; NaN for none; copied
     */
    public static Column of(double... values) {
        return new Column(values.clone());
    }

    /**
     * {@return a column of these numbers}
     *
     * @param values the numbers in the order of the column, as doubles
     */
    public static Column of(Collection<? extends Number> values) {
        return new Column(values.stream().mapToDouble(Number::doubleValue).toArray());
    }

    /** {@return how many numbers there are} */
    public int size() {
        return values.length;
    }

    /**
     * {@return one of the numbers}
     *
     * @param index its 0-based place in the column
     */
    public double get(int index) {
        return values[index];
    }

    /** {@return all numbers, in order} */
    public DoubleStream stream() {
        return Arrays.stream(values);
    }

    /**
     * {@return one entry with the numbers in Base64: as little-endian float32 under {@code f32}, or as float64 under {@code f64} if they are too
     * large or too small for that}
     */
    @JsonValue
    public Map<String, String> packed() {
        boolean fits = stream().map(Math::abs).allMatch(size -> !(size > LARGEST) && !(size > 0 && size < SMALLEST));
        ByteBuffer bytes = ByteBuffer.allocate(values.length * (fits ? Float.BYTES : Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (fits) {
                bytes.putFloat((float) value);
            } else {
                bytes.putDouble(value);
            }
        }
        return Map.of(fits ? "f32" : "f64", Base64.getEncoder().encodeToString(bytes.array()));
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
