package dev.mlmethods.regression.gate.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which current row was which row before, found by their hashes in O(n log n).
 *
 * <p>Like Bram Cohen's patience diff, it first matches rows that occur once before and once now, as far as their order is kept, and then their
 * neighbors. What is left between two matches counts as changed if there are rows on both sides; but first, equal rows that are left anywhere are
 * matched, because they were moved.
 */
final class RowMatching {
    /** No row. */
    static final int NONE = -1;

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
     * Matches rows. The arrays are not modified.
     *
     * @param before the hashes of the rows before
     * @param now the hashes of the current rows
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

    /** The earlier row that a current row corresponds to, possibly with different values; -1 if it is new. */
    int beforeOf(int row) {
        return beforeOfNow[row];
    }

    /** Whether a current row was there before, with different values. */
    boolean isChanged(int row) {
        return isChanged[row];
    }

    /** How many rows are gone. */
    int removed() {
        return removed;
    }

    /** Whether rows that were there before are in a different position among the others. */
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

    private void matchUnique() {
        int[] candidates = filled(before.length);
        EqualRows.of(before, nowOfBefore, now, beforeOfNow)
                .forEachUniquePair((rowBefore, rowNow) -> candidates[rowBefore] = rowNow);
        LongestRising.of(candidates).forEach(row -> match(row, candidates[row]));
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

    /** What is between the matches, which are all in order so far. */
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

    /** For example, if a few rows were changed among many that are equal to each other. */
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
        EqualRows.of(before, nowOfBefore, now, beforeOfNow).forEachPair((rowBefore, rowNow) -> {
            match(rowBefore, rowNow);
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
