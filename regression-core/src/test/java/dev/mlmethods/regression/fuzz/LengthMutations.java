package dev.mlmethods.regression.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/** Lengths and offsets of binary formats that claim too much or too little, in whatever place. */
final class LengthMutations {
    static final Mutation ANY = Mutation.anyOf(List.of(
            LengthMutations::ofByte, LengthMutations::ofShort, LengthMutations::ofInt, LengthMutations::ofLong));

    private LengthMutations() {}

    /** A little more or less, or far too much. */
    private static long changed(long value, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> value + 1;
            case 1 -> value - 1;
            case 2 -> 0;
            case 3 -> Long.MAX_VALUE >> random.nextInt(Long.SIZE);
            case 4 -> -1;
            default -> value << (1 + random.nextInt(16));
        };
    }

    private static byte[] ofByte(byte[] bytes, Random random) {
        byte[] mutated = bytes.clone();
        if (bytes.length > 0) {
            int at = random.nextInt(bytes.length);
            mutated[at] = (byte) changed(mutated[at], random);
        }
        return mutated;
    }

    private static byte[] ofShort(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        ByteBuffer mutated = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length >= Short.BYTES) {
            int at = random.nextInt(bytes.length - Short.BYTES + 1);
            mutated.putShort(at, (short) changed(mutated.getShort(at), random));
        }
        return changed;
    }

    private static byte[] ofInt(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        ByteBuffer mutated = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length >= Integer.BYTES) {
            int at = random.nextInt(bytes.length - Integer.BYTES + 1);
            mutated.putInt(at, (int) changed(mutated.getInt(at), random));
        }
        return changed;
    }

    private static byte[] ofLong(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        ByteBuffer mutated = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length >= Long.BYTES) {
            int at = random.nextInt(bytes.length - Long.BYTES + 1);
            mutated.putLong(at, changed(mutated.getLong(at), random));
        }
        return changed;
    }
}
