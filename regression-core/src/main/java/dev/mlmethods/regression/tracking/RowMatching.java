package dev.mlmethods.regression.tracking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which rows of now were which rows before, found by their hashes in O(n log n).
 *
 * <p>As Bram Cohen's patience diff, it first matches rows that are there once before and now, as far as their order is kept, and then their neighbours.
 * What is left between two matches is changed where there are rows on both sides; but first, equal rows that are left anywhere are matched, for they
 * were moved.
 */
final class RowMatching {
    private static final int NONE = -1;

    private final int[] before;
    private final int[] now;
    private final int[] nowOfBefore;
    private final int[] beforeOfNow;
    private final boolean[] isChanged;
    private int removed;
    private int moved;

    /** Rows between two matches, the ends excluded. */
    private record Gap(int beforeFrom, int beforeTo, int nowFrom, int nowTo) {}

    private RowMatching(int[] before, int[] now) {
        this.before = before;
        this.now = now;
        this.nowOfBefore = filled(before.length);
        this.beforeOfNow = filled(now.length);
        this.isChanged = new boolean[now.length];
    }

    private static int[] filled(int length) {
        int[] filled = new int[length];
        Arrays.fill(filled, NONE);
        return filled;
    }

    /**
     * Matches rows. Nobody writes to the arrays.
     *
     * @param before the hashes of the rows before
     * @param now those of the rows of now
     */
    static RowMatching of(int[] before, int[] now) {
        RowMatching matching = new RowMatching(before, now);
        matching.matchEnds();
        matching.matchUnique();
        matching.extend();
        List<Gap> gaps = matching.gaps();
        gaps.forEach(matching::matchSameOffsets);
        matching.matchMoved();
        gaps.forEach(matching::pairChanged);
        return matching;
    }

    /** The row that a row of now was before, maybe with other values; -1: it is new. */
    int beforeOf(int row) {
        return beforeOfNow[row];
    }

    /** Whether a row of now was there before, with other values. */
    boolean isChanged(int row) {
        return isChanged[row];
    }

    /** How many rows are gone. */
    int removed() {
        return removed;
    }

    /** Whether rows that were there before stand elsewhere among the others. */
    boolean isReordered() {
        return moved > 0;
    }

    private void match(int rowBefore, int rowNow) {
        nowOfBefore[rowBefore] = rowNow;
        beforeOfNow[rowNow] = rowBefore;
    }

    private boolean areEqualAndFree(int rowBefore, int rowNow) {
        return nowOfBefore[rowBefore] == NONE && beforeOfNow[rowNow] == NONE && before[rowBefore] == now[rowNow];
    }

    private void matchEnds() {
        int shorter = Math.min(before.length, now.length);
        for (int i = 0; i < shorter && areEqualAndFree(i, i); i++) {
            match(i, i);
        }
        for (int i = 1; i <= shorter && areEqualAndFree(before.length - i, now.length - i); i++) {
            match(before.length - i, now.length - i);
        }
    }

    /** The hash of each row that has no match, above its number; sorted, so that equal ones are neighbours. */
    private static long[] free(int[] hashes, int[] matches) {
        long[] free = new long[hashes.length];
        int size = 0;
        for (int row = 0; row < hashes.length; row++) {
            if (matches[row] == NONE) {
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

    /** What to do with two free rows that have the same hash. */
    private interface Pairs {
        void add(long[] freeBefore, int atBefore, long[] freeNow, int atNow);
    }

    /** The first of some equal rows before with the first of them now, the second with the second, and so on. */
    private void forEachEqualPair(Pairs pairs) {
        long[] freeBefore = free(before, nowOfBefore);
        long[] freeNow = free(now, beforeOfNow);
        int atBefore = 0;
        int atNow = 0;
        while (atBefore < freeBefore.length && atNow < freeNow.length) {
            int order = Integer.compare(hash(freeBefore, atBefore), hash(freeNow, atNow));
            if (order == 0) {
                pairs.add(freeBefore, atBefore, freeNow, atNow);
            }
            atBefore += order <= 0 ? 1 : 0;
            atNow += order >= 0 ? 1 : 0;
        }
    }

    private void matchUnique() {
        int[] candidates = filled(before.length);
        forEachEqualPair((freeBefore, atBefore, freeNow, atNow) -> {
            if (isUnique(freeBefore, atBefore) && isUnique(freeNow, atNow)) {
                candidates[(int) freeBefore[atBefore]] = (int) freeNow[atNow];
            }
        });
        matchLongestRising(candidates);
    }

    /** Patience sorting: each pile's top is the end of the shortest last step of a rising row of its length. */
    private void matchLongestRising(int[] candidates) {
        int[] tops = new int[candidates.length];
        int[] previous = filled(candidates.length);
        int piles = 0;
        for (int row = 0; row < candidates.length; row++) {
            if (candidates[row] != NONE) {
                int pile = pile(tops, piles, candidates, candidates[row]);
                previous[row] = pile == 0 ? NONE : tops[pile - 1];
                tops[pile] = row;
                piles = Math.max(piles, pile + 1);
            }
        }
        for (int row = piles == 0 ? NONE : tops[piles - 1]; row != NONE; row = previous[row]) {
            match(row, candidates[row]);
        }
    }

    /** The first pile whose top is above the value, or a new one. */
    private static int pile(int[] tops, int piles, int[] candidates, int value) {
        int low = 0;
        int high = piles;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (candidates[tops[middle]] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Matches equal rows that follow matched ones, and then those that come before them. */
    private void extend() {
        for (int row = 1; row < now.length; row++) {
            int next = beforeOfNow[row - 1] + 1;
            if (next > 0 && next < before.length && areEqualAndFree(next, row)) {
                match(next, row);
            }
        }
        for (int row = now.length - 2; row >= 0; row--) {
            int previous = beforeOfNow[row + 1] - 1;
            if (previous >= 0 && areEqualAndFree(previous, row)) {
                match(previous, row);
            }
        }
    }

    /** What is between the matches, which all keep the order so far. */
    private List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        int lastBefore = NONE;
        int lastNow = NONE;
        for (int row = 0; row <= now.length; row++) {
            boolean isEnd = row == now.length;
            if (isEnd || beforeOfNow[row] != NONE) {
                int partner = isEnd ? before.length : beforeOfNow[row];
                if (row - lastNow > 1 || partner - lastBefore > 1) {
                    gaps.add(new Gap(lastBefore + 1, partner, lastNow + 1, row));
                }
                lastBefore = partner;
                lastNow = row;
            }
        }
        return gaps;
    }

    /** As where a few rows were changed among many that are equal to each other. */
    private void matchSameOffsets(Gap gap) {
        int length = gap.nowTo - gap.nowFrom;
        if (gap.beforeTo - gap.beforeFrom == length) {
            for (int i = 0; i < length; i++) {
                if (areEqualAndFree(gap.beforeFrom + i, gap.nowFrom + i)) {
                    match(gap.beforeFrom + i, gap.nowFrom + i);
                }
            }
        }
    }

    private void matchMoved() {
        forEachEqualPair((freeBefore, atBefore, freeNow, atNow) -> {
            match((int) freeBefore[atBefore], (int) freeNow[atNow]);
            moved++;
        });
    }

    private void pairChanged(Gap gap) {
        int rowNow = gap.nowFrom;
        for (int row = gap.beforeFrom; row < gap.beforeTo; row++) {
            if (nowOfBefore[row] == NONE) {
                while (rowNow < gap.nowTo && beforeOfNow[rowNow] != NONE) {
                    rowNow++;
                }
                if (rowNow < gap.nowTo) {
                    match(row, rowNow);
                    isChanged[rowNow] = true;
                } else {
                    removed++;
                }
            }
        }
    }
}
