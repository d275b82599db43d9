package dev.mlmethods.regression.exchange.torch;

import dev.mlmethods.regression.exchange.tensor.DataType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The classes of PyTorch that hold numbers; those without a data type are found in checkpoints, but in no weights. */
enum StorageType {
    DOUBLE("DoubleStorage", "float64", 8, DataType.FLOAT64),
    FLOAT("FloatStorage", "float32", 4, DataType.FLOAT32),
    HALF("HalfStorage", "float16", 2, DataType.FLOAT16),
    BFLOAT16("BFloat16Storage", "bfloat16", 2, DataType.BFLOAT16),
    LONG("LongStorage", "int64", 8, DataType.INT64),
    INT("IntStorage", "int32", 4, null),
    SHORT("ShortStorage", "int16", 2, null),
    CHAR("CharStorage", "int8", 1, null),
    BYTE("ByteStorage", "uint8", 1, null),
    BOOL("BoolStorage", "bool", 1, null);

    private final String name;
    private final String word;
    private final int bytes;
    private final @Nullable DataType data;

    StorageType(String name, String word, int bytes, @Nullable DataType data) {
        this.name = "torch." + name;
        this.word = word;
        this.bytes = bytes;
        this.data = data;
    }

    /** The type of a class. */
    static Optional<StorageType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name.equals(name)).findFirst();
    }

    /** As PyTorch spells it. */
    String word() {
        return word;
    }

    int bytes() {
        return bytes;
    }

    @Nullable
    DataType data() {
        return data;
    }
}
