package dev.mlmethods.regression.exchange.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A named array of numbers in a file that was read: a view of the file's bytes, so that a tensor costs no memory of its own, and two tensors may share
 * theirs.
 */
public final class Tensor {
    private final String name;
    private final DataType type;
    private final List<Integer> shape;
    private final List<Integer> strides;
    private final int offset;
    private final ByteBuffer data;

    /**
     * Creates a view.
     *
     * @param name unique in its file
     * @param type how the numbers are stored
     * @param shape the size of each dimension, at least 0; empty for a single number
     * @param strides for each dimension, how many numbers further the next one is, at least 0
     * @param offset the position of the first number in {@code data}, in numbers
     * @param data where the numbers are, from its position to its limit; not copied
     * @throws IllegalArgumentException if a number would be outside of the data, or there are more than an array can hold
     */
    public Tensor(String name, DataType type, List<Integer> shape, List<Integer> strides, int offset, ByteBuffer data) {
        this.name = name;
        this.type = type;
        this.shape = List.copyOf(shape);
        this.strides = List.copyOf(strides);
        this.offset = offset;
        this.data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
        requireInside();
    }

    /**
     * {@return a view of numbers that are stored row by row}
     *
     * @param name unique in its file
     * @param type how the numbers are stored
     * @param shape the size of each dimension, at least 0; empty for a single number
     * @param data where the numbers are, from its position to its limit; not copied
     * @throws IllegalArgumentException if there are more numbers than data, or than an array can hold
     */
    public static Tensor of(String name, DataType type, List<Integer> shape, ByteBuffer data) {
        Integer[] strides = new Integer[shape.size()];
        long stride = 1;
        for (int d = shape.size() - 1; d >= 0; d--) {
            strides[d] = (int) stride;
            stride *= Math.max(1, shape.get(d));
            if (stride > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("too many numbers");
            }
        }
        return new Tensor(name, type, shape, List.of(strides), 0, data);
    }

    /**
     * {@return a new tensor of float32}
     *
     * @param name unique in its file
     * @param shape the size of each dimension, at least 0; empty for a single number
     * @param values row by row; copied
     * @throws IllegalArgumentException if there are fewer values than the shape says
     */
    public static Tensor of(String name, List<Integer> shape, float[] values) {
        ByteBuffer data = littleEndian(values.length, DataType.FLOAT32);
        data.asFloatBuffer().put(values);
        return of(name, DataType.FLOAT32, shape, data);
    }

    /**
     * {@return a new tensor of float64}
     *
     * @param name unique in its file
     * @param shape the size of each dimension, at least 0; empty for a single number
     * @param values row by row; copied
     * @throws IllegalArgumentException if there are fewer values than the shape says
     */
    public static Tensor of(String name, List<Integer> shape, double[] values) {
        ByteBuffer data = littleEndian(values.length, DataType.FLOAT64);
        data.asDoubleBuffer().put(values);
        return of(name, DataType.FLOAT64, shape, data);
    }

    private static ByteBuffer littleEndian(int numbers, DataType type) {
        return ByteBuffer.allocate(Math.multiplyExact(numbers, type.bytes())).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void requireInside() {
        boolean isEmpty = shape.contains(0);
        long last = offset;
        long count = 1;
        for (int d = 0; d < shape.size(); d++) {
            int size = shape.get(d);
            if (size < 0 || strides.get(d) < 0) {
                throw new IllegalArgumentException("negative size or stride");
            }
            // With that many numbers at most, the last position is below 2^63.
            count *= size;
            if (!isEmpty && count > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("too many numbers");
            }
            last += (long) Math.max(0, size - 1) * strides.get(d);
        }
        boolean isBeyond = !isEmpty && last >= data.limit() / type.bytes();
        if (offset < 0 || isBeyond) {
            throw new IllegalArgumentException("its numbers are beyond the end of its data");
        }
    }

    /** {@return the name} */
    public String name() {
        return name;
    }

    /** {@return how the numbers are stored} */
    public DataType type() {
        return type;
    }

    /** {@return the size of each dimension; empty for a single number} */
    public List<Integer> shape() {
        return shape;
    }

    /** {@return for each dimension, how many numbers further the next one is} */
    public List<Integer> strides() {
        return strides;
    }

    /** {@return the shape as messages write it, such as {@code [64, 8]}} */
    public String shapeText() {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }

    /** {@return how many numbers there are} */
    public int size() {
        int size = 1;
        for (int each : shape) {
            size *= each;
        }
        return size;
    }

    /**
     * {@return a number}
     *
     * @param index in the order of rows: the last dimension changes fastest
     */
    public double get(int index) {
        return type.read(data, position(index) * type.bytes());
    }

    /** {@return the numbers as they are stored, row by row and in little-endian order: a copy} */
    public ByteBuffer contents() {
        ByteBuffer contents = littleEndian(size(), type);
        for (int i = 0; i < size(); i++) {
            contents.put(i * type.bytes(), data, position(i) * type.bytes(), type.bytes());
        }
        return contents;
    }

    private int position(int index) {
        int at = offset;
        int rest = index;
        for (int d = shape.size() - 1; d >= 0; d--) {
            at += rest % shape.get(d) * strides.get(d);
            rest /= shape.get(d);
        }
        return at;
    }
}
