package dev.mlmethods.regression.predictor.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mlmethods.regression.predictor.table.CategoryEncoder.Others;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnEncoderTest {
    @Test
    void aNumberIsItself() {
        ColumnEncoder encoder = new NumberEncoder("hp", ColumnType.NUMBER, MissingCells.MARKED, 104.5);
        assertThat(encoder.features()).containsExactly("hp", "hp_missing");
        assertThat(encode(encoder, " 130 ")).containsExactly(130, 0);
        assertThat(encode(encoder, "NA")).containsExactly(104.5, 1);
        assertThatThrownBy(() -> encode(encoder, "many"))
                .isInstanceOf(CellException.class)
                .hasMessage("'many' is not a number. Write it like -12, 0.5 or 1e-3, or drop the row.");
    }

    @Test
    void aMissingCellIsFilledOrRefused() {
        ColumnEncoder filled = new NumberEncoder("flag", ColumnType.BOOLEAN, MissingCells.FILLED, 0.25);
        assertThat(filled.features()).containsExactly("flag");
        assertThat(encode(filled, "yes")).containsExactly(1);
        assertThat(encode(filled, "")).containsExactly(0.25);
        ColumnEncoder refused = new NumberEncoder("hp", ColumnType.NUMBER, MissingCells.REFUSED, 0);
        assertThatThrownBy(() -> encode(refused, " "))
                .isInstanceOf(CellException.class)
                .hasMessage("the cell is empty, and no cell of this column was empty in training. Fill it in, or"
                        + " drop the row.");
    }

    @Test
    void aCategoryIsOneOfItsFeatures() {
        ColumnEncoder encoder =
                new CategoryEncoder("origin", MissingCells.MARKED, List.of("Europe", "USA"), Others.INFREQUENT);
        assertThat(encoder.features())
                .containsExactly("origin=Europe", "origin=USA", "origin_infrequent", "origin_missing");
        assertThat(encode(encoder, "USA")).containsExactly(0, 1, 0, 0);
        assertThat(encode(encoder, "Mars")).containsExactly(0, 0, 1, 0);
        assertThat(encode(encoder, "NA")).containsExactly(0, 0, 0, 1);
        assertThat(encoder.knows(" USA")).isTrue();
        assertThat(encoder.knows("")).isTrue();
        assertThat(encoder.knows("usa")).isFalse();
    }

    @Test
    void anUnknownCategoryIsNoneWhereNoneWasInfrequent() {
        ColumnEncoder encoder =
                new CategoryEncoder("origin", MissingCells.REFUSED, List.of("Europe", "USA"), Others.IGNORED);
        assertThat(encode(encoder, "Mars")).containsExactly(0, 0);
    }

    @Test
    void aCategoryMayBeItsMeanTarget() {
        List<String> zips = List.of("10115", "89073");
        ColumnEncoder encoder =
                new TargetMeanEncoder("zip", MissingCells.FILLED, zips, List.of(300.0, 200.0), 250, 220);
        assertThat(encoder.type()).isEqualTo(ColumnType.CATEGORY);
        assertThat(encoder.features()).containsExactly("zip");
        assertThat(encode(encoder, " 89073")).containsExactly(200);
        assertThat(encode(encoder, "10115")).containsExactly(300);
        assertThat(encode(encoder, "20095")).containsExactly(250);
        assertThat(encode(encoder, "NA")).containsExactly(220);
        assertThat(encoder.knows("10115")).isTrue();
        assertThat(encoder.knows("")).isTrue();
        assertThat(encoder.knows("20095")).isFalse();
        ColumnEncoder refused =
                new TargetMeanEncoder("zip", MissingCells.REFUSED, zips, List.of(300.0, 200.0), 250, 250);
        assertThatThrownBy(() -> encode(refused, "")).isInstanceOf(CellException.class);
        ColumnEncoder dropped =
                new TargetMeanEncoder("zip", MissingCells.DROPPED, zips, List.of(300.0, 200.0), 250, 250);
        assertThatThrownBy(() -> encode(dropped, ""))
                .isInstanceOf(CellException.class)
                .hasMessage(
                        "the cell is empty, and the training left such rows out (missing=drop). Fill it in, or drop the"
                                + " row.");
    }

    @Test
    void meanTargetsAreFiniteAndOneACategory() {
        for (List<Double> means : List.of(List.of(1.0), List.of(1.0, Double.NaN))) {
            assertThatThrownBy(() -> new TargetMeanEncoder("zip", MissingCells.FILLED, List.of("a", "b"), means, 1, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new TargetMeanEncoder(
                        "zip", MissingCells.FILLED, List.of(), List.of(), Double.POSITIVE_INFINITY, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TargetMeanEncoder("zip", MissingCells.FILLED, List.of(), List.of(), 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void categoriesAreInTheOrderOfCodePoints() {
        List<String> sorted = List.of("10", "9", "A", "a", "b", "\uff5e", "\ud83d\ude00");
        assertThat(sorted).isSortedAccordingTo(CodePoints.ORDER);
        assertThat(new CategoryEncoder("c", MissingCells.REFUSED, sorted, Others.IGNORED).features())
                .hasSize(7);
        assertThatThrownBy(() -> new CategoryEncoder("c", MissingCells.REFUSED, List.of("b", "a"), Others.IGNORED))
                .hasMessage("categories are not in the order of their code points");
        assertThatThrownBy(() -> new CategoryEncoder("c", MissingCells.REFUSED, List.of("NA"), Others.IGNORED))
                .hasMessage("a category is no text");
        assertThatThrownBy(() -> new CategoryEncoder("c", MissingCells.REFUSED, List.of(), Others.IGNORED))
                .hasMessage("a column has no category");
    }

    @Test
    void aDateHasParts() {
        double first = ColumnType.DATE.value("2026-01-05");
        List<DatePart> parts = DateEncoder.partsOf(ColumnType.DATE);
        ColumnEncoder encoder = new DateEncoder(
                "day", ColumnType.DATE, MissingCells.MARKED, parts, List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0), first);
        assertThat(encoder.features())
                .containsExactly(
                        "day_year",
                        "day_days",
                        "day_monthSin",
                        "day_monthCos",
                        "day_dayOfWeekSin",
                        "day_dayOfWeekCos",
                        "day_missing");
        // A Tuesday in April.
        assertThat(encode(encoder, "2026-04-07"))
                .containsExactly(
                        new double[] {2026, 92, 1, 0, Math.sin(2 * Math.PI / 7), Math.cos(2 * Math.PI / 7), 0},
                        within(1e-15));
        assertThat(encode(encoder, "")).containsExactly(1, 2, 3, 4, 5, 6, 1);
    }

    @Test
    void aTimeHasAnHour() {
        double first = ColumnType.DATE.value("2026-01-05");
        ColumnEncoder encoder = new DateEncoder(
                "at",
                ColumnType.DATE_TIME,
                MissingCells.REFUSED,
                List.of(DatePart.DAYS, DatePart.HOUR_SIN, DatePart.HOUR_COS),
                List.of(0.0, 0.0, 0.0),
                first);
        assertThat(encoder.features()).containsExactly("at_days", "at_hourSin", "at_hourCos");
        assertThat(encode(encoder, "2026-01-04 06:00")).containsExactly(new double[] {-0.75, 1, 0}, within(1e-15));
        assertThatThrownBy(() -> encode(encoder, "2026-01-04"))
                .hasMessage(
                        "'2026-01-04' is not a date with a time. Write it like 2026-11-28T21:30:00, or drop the row.");
    }

    @Test
    void aDateHasNoHour() {
        assertThatThrownBy(() -> new DateEncoder(
                        "day", ColumnType.DATE, MissingCells.REFUSED, List.of(DatePart.HOUR_SIN), List.of(0.0), 0))
                .hasMessage("a column of the type date has no hourSin");
    }

    @Test
    void featuresOfAllColumnsStandSideBySide() {
        TableEncoders encoders = TableEncoders.of(List.of(
                new CategoryEncoder("c", MissingCells.REFUSED, List.of("a", "b"), Others.IGNORED),
                new NumberEncoder("n", ColumnType.NUMBER, MissingCells.MARKED, 0)));
        assertThat(encoders.columns()).containsExactly("c", "n");
        assertThat(encoders.features()).containsExactly("c=a", "c=b", "n", "n_missing");
        assertThat(encoders.start(1)).isEqualTo(2);
        assertThat(List.of(encoders.columnOf(0), encoders.columnOf(1), encoders.columnOf(2), encoders.columnOf(3)))
                .containsExactly("c", "c", "n", "n");
        assertThat(encoders.types()).hasToString("{c=CATEGORY, n=NUMBER}");
        assertThatThrownBy(() -> TableEncoders.of(List.of(
                        new NumberEncoder("n", ColumnType.NUMBER, MissingCells.MARKED, 0),
                        new NumberEncoder("n_missing", ColumnType.NUMBER, MissingCells.REFUSED, 0))))
                .hasMessage("the columns 'n' and 'n_missing' both become a feature 'n_missing'");
    }

    private static double[] encode(ColumnEncoder encoder, String cell) {
        double[] row = new double[encoder.features().size() + 2];
        encoder.encode(cell, row, 1);
        double[] features = new double[row.length - 2];
        System.arraycopy(row, 1, features, 0, features.length);
        return features;
    }
}
