package dev.mlmethods.regression.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What disks, transfers and half-written files do to bytes, whatever the bytes mean. */
final class ByteMutations {
    static final Mutation ANY = Mutation.anyOf(List.of(
            ByteMutations::flipBit,
            ByteMutations::setByte,
            ByteMutations::delete,
            ByteMutations::repeat,
            ByteMutations::insert,
            ByteMutations::truncate,
            ByteMutations::fill,
            ByteMutations::exchange));

    private static final int MOST_INSERTED = 64;

    private ByteMutations() {}

    private static byte[] flipBit(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        if (bytes.length > 0) {
            changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    private static byte[] setByte(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        if (bytes.length > 0) {
            changed[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return changed;
    }

    private static byte[] delete(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        return replace(bytes, from, end(bytes, from, random), new byte[0]);
    }

    private static byte[] repeat(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = end(bytes, from, random);
        return replace(bytes, to, to, Arrays.copyOfRange(bytes, from, to));
    }

    private static byte[] insert(byte[] bytes, Random random) {
        byte[] inserted = new byte[1 + random.nextInt(MOST_INSERTED)];
        random.nextBytes(inserted);
        int at = random.nextInt(bytes.length + 1);
        return replace(bytes, at, at, inserted);
    }

    private static byte[] truncate(byte[] bytes, Random random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private static byte[] fill(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        int from = random.nextInt(bytes.length + 1);
        Arrays.fill(changed, from, end(bytes, from, random), (byte) (random.nextBoolean() ? 0 : 0xff));
        return changed;
    }

    /** Two neighboring ranges swap places. */
    private static byte[] exchange(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int middle = end(bytes, from, random);
        int to = end(bytes, middle, random);
        byte[] changed = bytes.clone();
        System.arraycopy(bytes, middle, changed, from, to - middle);
        System.arraycopy(bytes, from, changed, from + to - middle, middle - from);
        return changed;
    }

    /** Usually nearby. */
    private static int end(byte[] bytes, int from, Random random) {
        int left = bytes.length - from;
        return from + random.nextInt((random.nextInt(4) == 0 ? left : Math.min(left, MOST_INSERTED)) + 1);
    }

    static byte[] replace(byte[] bytes, int from, int to, byte[] replacement) {
        byte[] changed = new byte[bytes.length - (to - from) + replacement.length];
        System.arraycopy(bytes, 0, changed, 0, from);
        System.arraycopy(replacement, 0, changed, from, replacement.length);
        System.arraycopy(bytes, to, changed, from + replacement.length, bytes.length - to);
        return changed;
    }
}
