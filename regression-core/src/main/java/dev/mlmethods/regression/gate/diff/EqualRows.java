package dev.mlmethods.regression.gate.diff;

import java.util.Arrays;

/** The earlier and current rows without a match, sorted by their hashes, so that equal ones are neighbors. */
final class EqualRows {
    /** In each element, the hash in the upper bits and the number of the row in the lower bits. */
    private final long[] before;

    private final long[] now;

    private EqualRows(long[] before, long[] now) {
        this.before = before;
        this.now = now;
    }

    /**
     * Sorts the rows.
     *
     * @param before hashes of the rows before
     * @param nowOfBefore their matches, or {@link RowMatching#NONE}
     * @param now hashes of the current rows
     * @param beforeOfNow their matches, or none
     */
    static EqualRows of(int[] before, int[] nowOfBefore, int[] now, int[] beforeOfNow) {
        return new EqualRows(sorted(before, nowOfBefore), sorted(now, beforeOfNow));
    }

    private static long[] sorted(int[] hashes, int[] matches) {
        long[] free = new long[hashes.length];
        int size = 0;
        for (int row = 0; row < hashes.length; row++) {
            if (matches[row] == RowMatching.NONE) {
                free[size++] = ((long) hashes[row] << Integer.SIZE) | row;
            }
        }
        long[] sorted = Arrays.copyOf(free, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private static int hash(long[] rows, int at) {
        return (int) (rows[at] >> Integer.SIZE);
    }

    private static boolean isUnique(long[] rows, int at) {
        return (at == 0 || hash(rows, at - 1) != hash(rows, at))
                && (at == rows.length - 1 || hash(rows, at + 1) != hash(rows, at));
    }

    /** Takes the number of an earlier row and that of an equal current row. */
    @FunctionalInterface
    interface Pair {
        void accept(int rowBefore, int rowNow);
    }

    /** Pairs the first of several equal rows before with the first of them now, the second with the second, and so on. */
    void forEachPair(Pair pair) {
        walk((atBefore, atNow) -> pair.accept((int) before[atBefore], (int) now[atNow]));
    }

    /** Rows that occur once before and once now. */
    void forEachUniquePair(Pair pair) {
        walk((atBefore, atNow) -> {
            if (isUnique(before, atBefore) && isUnique(now, atNow)) {
                pair.accept((int) before[atBefore], (int) now[atNow]);
            }
        });
    }

    private void walk(Pair places) {
        int atBefore = 0;
        int atNow = 0;
        while (atBefore < before.length && atNow < now.length) {
            int order = Integer.compare(hash(before, atBefore), hash(now, atNow));
            if (order == 0) {
                places.accept(atBefore, atNow);
            }
            atBefore += order <= 0 ? 1 : 0;
            atNow += order >= 0 ? 1 : 0;
        }
    }
}
