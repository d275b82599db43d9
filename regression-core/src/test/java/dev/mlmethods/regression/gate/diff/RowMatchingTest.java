package dev.mlmethods.regression.gate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowMatchingTest {
    private static int[] rows(int... hashes) {
        return hashes;
    }

    /** For each current row, the earlier row, with an exclamation mark if it has changed; then how many are gone. */
    private static String match(int[] before, int[] now) {
        RowMatching matching = RowMatching.of(before, now);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < now.length; row++) {
            text.append(matching.beforeOf(row)).append(matching.isChanged(row) ? "! " : " ");
        }
        return text.append("-")
                .append(matching.removed())
                .append(matching.isReordered() ? " reordered" : "")
                .toString();
    }

    @Test
    void matchesWhatIsEqual() {
        assertThat(match(rows(1, 2, 3), rows(1, 2, 3))).isEqualTo("0 1 2 -0");
        assertThat(match(rows(), rows())).isEqualTo("-0");
        assertThat(match(rows(1, 2), rows())).isEqualTo("-2");
        assertThat(match(rows(), rows(1, 2))).isEqualTo("-1 -1 -0");
    }

    @Test
    void pairsWhatIsBetweenMatches() {
        assertThat(match(rows(1, 2, 3), rows(1, 9, 3))).isEqualTo("0 1! 2 -0");
        assertThat(match(rows(1, 2, 3), rows(1, 9, 8, 3))).isEqualTo("0 1! -1 2 -0");
        assertThat(match(rows(1, 2, 5, 3), rows(1, 9, 3))).isEqualTo("0 1! 3 -1");
        assertThat(match(rows(1, 2, 3, 4), rows(9, 2, 3, 8))).isEqualTo("0! 1 2 3! -0");
        // One row is new before a match, and another one is gone after it.
        assertThat(match(rows(1, 2, 3, 4), rows(1, 9, 2, 4))).isEqualTo("0 -1 1 3 -1");
    }

    @Test
    void tellsMovedRowsFromNewOnes() {
        assertThat(match(rows(1, 2, 3, 4), rows(2, 3, 4, 1))).isEqualTo("1 2 3 0 -0 reordered");
        assertThat(match(rows(1, 2, 3), rows(3, 2, 1))).endsWith("-0 reordered");
        assertThat(match(rows(1, 2, 3, 4, 5), rows(4, 1, 9, 3, 5))).isEqualTo("3 0 1! 2 4 -0 reordered");
    }

    @Test
    void keepsEqualRowsBesideTheirNeighbours() {
        assertThat(match(rows(7, 7, 1, 7, 7, 2, 7), rows(7, 7, 1, 7, 2, 7))).isEqualTo("0 1 2 3 5 6 -1");
        assertThat(match(rows(7, 7, 7, 7), rows(7, 7, 7))).isEqualTo("0 1 2 -1");
        assertThat(match(rows(7, 8, 7, 8, 7, 8), rows(7, 7, 7, 8, 8, 8))).isEqualTo("0 4 2 3 1 5 -0 reordered");
    }

    @Test
    void countsWhateverWasDone() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            int values = 1 + random.nextInt(300);
            List<Integer> rows = new ArrayList<>();
            for (int i = random.nextInt(200); i > 0; i--) {
                rows.add(random.nextInt(values));
            }
            int[] before = array(rows);
            for (int i = random.nextInt(20); i > 0 && !rows.isEmpty(); i--) {
                int at = random.nextInt(rows.size());
                switch (random.nextInt(4)) {
                    case 0 -> rows.remove(at);
                    case 1 -> rows.add(at, random.nextInt(values));
                    case 2 -> rows.set(at, random.nextInt(values));
                    default -> rows.add(random.nextInt(rows.size()), rows.remove(at));
                }
            }
            assertSound(before, array(rows));
        }
    }

    private static int[] array(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** No row before is matched twice, those that aren't are gone, and only changed ones differ. */
    private static void assertSound(int[] before, int[] now) {
        RowMatching matching = RowMatching.of(before, now);
        Set<Integer> matched = new HashSet<>();
        for (int row = 0; row < now.length; row++) {
            int partner = matching.beforeOf(row);
            if (partner >= 0) {
                assertThat(matched.add(partner)).isTrue();
                assertThat(before[partner] != now[row]).isEqualTo(matching.isChanged(row));
            } else {
                assertThat(matching.isChanged(row)).isFalse();
            }
        }
        assertThat(matching.removed()).isEqualTo(before.length - matched.size());
    }

    @Test
    void findsALoneEditAmongRowsThatDiffer() {
        int[] before = IntStream.range(0, 50).toArray();
        for (int row = 0; row < 50; row++) {
            int[] now = before.clone();
            now[row] = -1;
            RowMatching matching = RowMatching.of(before, now);
            assertThat(matching.isChanged(row)).isTrue();
            assertThat(matching.removed()).isZero();
            assertThat(matching.isReordered()).isFalse();
            int gone = row;
            int[] fewer = IntStream.range(0, 50).filter(i -> i != gone).toArray();
            assertThat(match(before, fewer))
                    .isEqualTo(String.join(
                                    " ",
                                    Arrays.stream(fewer)
                                            .mapToObj(Integer::toString)
                                            .toList())
                            + " -1");
        }
    }
}
