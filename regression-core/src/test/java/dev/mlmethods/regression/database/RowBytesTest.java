package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowBytesTest {
    private static final String NUMBER = "-?[0-9]+([.][0-9]+)?(e-?[0-9]+)?";

    private static final Comparator<String> CELLS = Comparator.comparing(RowBytesTest::kind)
            .thenComparing(cell -> kind(cell) == 1 ? Double.parseDouble(cell) + 0.0 : 0.0)
            .thenComparing((one, other) -> Arrays.compare(
                    one.codePoints().toArray(), other.codePoints().toArray()));

    private static int kind(String cell) {
        return cell.isEmpty() ? 0 : cell.matches(NUMBER) ? 1 : 2;
    }

    private static int compare(List<String> one, List<String> other) {
        for (int at = 0; at < one.size(); at++) {
            int order = CELLS.compare(one.get(at), other.get(at));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareBytes(List<String> one, List<String> other) {
        return Arrays.compareUnsigned(RowBytes.of(one), RowBytes.of(other));
    }

    private static String randomCell(Random random) {
        List<String> texts = List.of(
                "",
                "a",
                "b",
                "ab",
                "a\u0001",
                "Z",
                "ä",
                "\uffff",
                "😀",
                " ",
                "-",
                "e5",
                "1e",
                ".5",
                "5.",
                "1.2.3",
                "1e2e3",
                "--1",
                "1e--2",
                "+1",
                "0x1",
                "NaN",
                "1-2",
                "2024-01-01",
                "1,5",
                "٣",
                "-1",
                "0",
                "0.0",
                "00",
                "-0",
                "1e400",
                "-1e400",
                "1e-400",
                "9007199254740992",
                "9007199254740993",
                "10",
                "9",
                "1e1");
        int choice = random.nextInt(5);
        if (choice < 3) {
            return texts.get(random.nextInt(texts.size()));
        }
        return choice == 3 ? String.valueOf(random.nextInt(200) - 100) : (random.nextGaussian() + "").replace('E', 'e');
    }

    @Test
    void theOrderIsMissingThenNumbersBySizeThenTextsByCodePoint() {
        Random random = new Random(42);
        for (int at = 0; at < 50_000; at++) {
            List<String> one = List.of(randomCell(random), randomCell(random), randomCell(random));
            List<String> other = List.of(
                    random.nextBoolean() ? one.get(0) : randomCell(random),
                    random.nextBoolean() ? one.get(1) : randomCell(random),
                    randomCell(random));
            assertThat(Integer.signum(compareBytes(one, other)))
                    .as("%s and %s", one, other)
                    .isEqualTo(Integer.signum(compare(one, other)));
        }
    }

    @Test
    void theCellsCanBeReadAgain() {
        Random random = new Random(1);
        for (int at = 0; at < 1000; at++) {
            List<String> cells = List.of(randomCell(random), randomCell(random), randomCell(random));
            byte[] bytes = RowBytes.of(cells);
            String[] read = new String[3];
            assertThat(RowBytes.read(bytes, read)).isEqualTo(bytes.length);
            assertThat(read).containsExactlyElementsOf(cells);
            String[] first = new String[1];
            assertThat(RowBytes.read(bytes, first)).isEqualTo(RowBytes.of(cells.subList(0, 1)).length);
            assertThat(first).containsExactly(cells.get(0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9, 10",
        "-10, -9",
        "-1, 0",
        "1e-5, 0.1",
        "'', -1e300",
        "1e300, a",
        "a, b",
        "B, a",
        "a, ab",
        "z, ä",
        "２, 😀"
    })
    void comesBefore(String one, String other) {
        assertThat(compareBytes(List.of(one), List.of(other))).isNegative();
    }

    @Test
    void rowsAreSortedByTheirFirstCellFirst() {
        List<List<String>> rows = new ArrayList<>(
                List.of(List.of("b", ""), List.of("a", "2"), List.of("", "z"), List.of("a", "10"), List.of("a", "")));
        rows.sort(RowBytesTest::compareBytes);
        assertThat(rows)
                .containsExactly(
                        List.of("", "z"), List.of("a", ""), List.of("a", "2"), List.of("a", "10"), List.of("b", ""));
    }
}
