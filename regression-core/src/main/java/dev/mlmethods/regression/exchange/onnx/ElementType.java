package dev.mlmethods.regression.exchange.onnx;

import java.nio.ByteBuffer;

/** What a tensor of a graph consists of. Source of the numbers: {@code TensorProto.DataType} of ONNX. */
enum ElementType {
    FLOAT(1, Float.BYTES) {
        @Override
        double round(double value) {
            return (float) value;
        }

        @Override
        void put(ByteBuffer bytes, double value) {
            bytes.putFloat((float) value);
        }
    },
    INT64(7, Long.BYTES) {
        @Override
        double round(double value) {
            return (long) value;
        }

        @Override
        void put(ByteBuffer bytes, double value) {
            bytes.putLong((long) value);
        }
    },
    BOOL(9, 1) {
        @Override
        double round(double value) {
            return value == 0 ? 0 : 1;
        }

        @Override
        void put(ByteBuffer bytes, double value) {
            bytes.put((byte) value);
        }
    },
    DOUBLE(11, Double.BYTES) {
        @Override
        double round(double value) {
            return value;
        }

        @Override
        void put(ByteBuffer bytes, double value) {
            bytes.putDouble(value);
        }
    };

    private final int number;
    private final int bytes;

    ElementType(int number, int bytes) {
        this.number = number;
        this.bytes = bytes;
    }

    /** The number that stands for the type in a file. */
    int number() {
        return number;
    }

    /** The bytes of an element. */
    int bytes() {
        return bytes;
    }

    /** The element that a number becomes. */
    abstract double round(double value);

    /** Appends an element. */
    abstract void put(ByteBuffer bytes, double value);
}
