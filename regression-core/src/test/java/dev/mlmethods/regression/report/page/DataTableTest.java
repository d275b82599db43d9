package dev.mlmethods.regression.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataTableTest {
    private static DataTable column(String... cells) {
        return new DataTable(List.of("name"), Arrays.stream(cells).map(List::of).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0.5000",
                "+0.125",
                "12,345.6",
                "1.234e-5",
                "2.000e9",
                "74.6%",
                "n/a",
                "",
                "0.7456 (0.712 to 0.779)",
                "0.0002..0.00025",
                "-1..2.5e-5"
            })
    void areNumbers(String cell) {
        assertThat(column(cell).numericColumns()).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1a",
                "-",
                "n/a.",
                "smallest",
                "5%x",
                "0.1,relu",
                "64,32 ",
                "17.0.15 (Vendor)",
                "0.1.0",
                "1.."
            })
    void areNone(String cell) {
        assertThat(column("1", cell, "2").numericColumns()).containsExactly(false);
    }

    @Test
    void eachColumnIsByItself() {
        DataTable table = new DataTable(List.of("a", "b"), List.of(List.of("x", "1"), List.of("2", "n/a")));
        assertThat(table.numericColumns()).containsExactly(false, true);
    }
}
