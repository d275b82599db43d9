package dev.mlmethods.regression.exchange.tensor;

import java.nio.ByteBuffer;

/** How a tensor's numbers are stored, in little-endian order. */
public enum DataType {
    /** IEEE 754 binary64. */
    FLOAT64("float64", 8) {
        @Override
        double read(ByteBuffer data, int at) {
            return data.getDouble(at);
        }
    },
    /** IEEE 754 binary32. */
    FLOAT32("float32", 4) {
        @Override
        double read(ByteBuffer data, int at) {
            return data.getFloat(at);
        }
    },
    /** IEEE 754 binary16. */
    FLOAT16("float16", 2) {
        @Override
        double read(ByteBuffer data, int at) {
            int bits = data.getShort(at);
            int exponent = bits >> 10 & 0x1f;
            double fraction = bits & 0x3ff;
            double size = switch (exponent) {
                case 0 -> fraction * 0x1p-24;
                case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
                default -> (0x400 + fraction) * Math.scalb(1.0, exponent - 25);
            };
            return bits < 0 ? -size : size;
        }
    },
    /** The upper half of a float32. */
    BFLOAT16("bfloat16", 2) {
        @Override
        double read(ByteBuffer data, int at) {
            return Float.intBitsToFloat(data.getShort(at) << 16);
        }
    },
    /** A signed integer of 64 bits; beyond 2<sup>53</sup> it is rounded when it is read. */
    INT64("int64", 8) {
        @Override
        double read(ByteBuffer data, int at) {
            return data.getLong(at);
        }
    };

    private final String word;
    private final int bytes;

    DataType(String word, int bytes) {
        this.word = word;
        this.bytes = bytes;
    }

    /** {@return the name as PyTorch and NumPy spell it, such as {@code float32}} */
    public String word() {
        return word;
    }

    /** {@return the bytes of a number} */
    public int bytes() {
        return bytes;
    }

    abstract double read(ByteBuffer data, int at);
}
