package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleWeightsTest {
    private static final String TABLE = """
            w,kind,x,y
            2,a,1,10
            0,b,2,20
            -1,b,3,
            0.5,a,4,40
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private CsvFile file(String csv) throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, csv);
        return CsvFile.of(file, "t.csv");
    }

    private static ColumnSelection weightedBy(String column, String... features) {
        return new ColumnSelection(List.of(features), List.of(), null, column);
    }

    private Dataset read(String csv, String... features) throws IOException {
        return file(csv).read("y", weightedBy("w", features));
    }

    private static double[] weights(Dataset dataset) {
        return Objects.requireNonNull(dataset.weights()).toArray();
    }

    @Test
    void isNoFeatureAndARowWithoutTargetNeedsNone() throws IOException {
        Dataset dataset = read(TABLE);
        assertThat(dataset.columnTypes().keySet()).containsExactly("kind", "x");
        assertThat(weights(dataset)).containsExactly(2, 0, 0.5);
        Dataset numbers = read(TABLE, "x");
        assertThat(numbers.encoders()).isNull();
        assertThat(weights(numbers)).containsExactly(2, 0, 0.5);
        assertThat(weights(numbers.select(new int[] {2, 0}))).containsExactly(0.5, 2);
        assertThat(numbers.rowsThatCount().target()).containsExactly(10, 40);
        assertThat(file(TABLE)
                        .read("y", new ColumnSelection(List.of("x"), List.of()))
                        .weights())
                .isNull();
    }

    @Test
    void isReadFromAnotherDatasetToo() throws IOException {
        CsvFile others = file("y,x,w\n1,2,3\n,5,x\n7,8,0\n");
        Dataset rows = others.readNumbers("y", List.of("x"));
        assertThat(weights(others.readWeights(rows, "w", Set.of()))).containsExactly(3, 0);
        assertThatThrownBy(() -> others.readWeights(rows, "v", Set.of()))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("sampleWeight is 'v', but t.csv has no such column.");
    }

    @Test
    void theColumnOfABuiltInDatasetMayBeOne() {
        Dataset dataset = BuiltInDataset.CALIFORNIA_HOUSING.load(null, weightedBy("Population"));
        assertThat(dataset.features().names()).hasSize(7).doesNotContain("Population");
        assertThat(weights(dataset)[0]).isEqualTo(322);
        assertThatThrownBy(() -> BuiltInDataset.DIABETES.load(null, weightedBy("bmi")))
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining(" is negative, and it is the weight of its row, which is 0 or above.");
    }

    @Test
    void theHashCoversThem() throws IOException {
        String plain = read("w,x,y\n1,2,3\n1,4,5\n").sha256();
        assertThat(read("w,x,y\n1,2,3\n1.0,4,5\n").sha256()).isEqualTo(plain);
        assertThat(read("w,x,y\n1,2,3\n2,4,5\n").sha256()).isNotEqualTo(plain);
        assertThat(read("w,x,y\n1,2,3\n0,4,5\n").sha256())
                .isEqualTo(read("w,x,y\n1,2,3\n-0,4,5\n").sha256());
        assertThat(file("w,x,y\n1,2,3\n1,4,5\n")
                        .read("y", new ColumnSelection(List.of("x"), List.of()))
                        .sha256())
                .isNotEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1|'-1' is negative, and it is the weight of its row, which is 0 or above. Correct it, or drop the row.",
                "''|the cell is empty, and it is the weight of its row. Fill it in, with 0 for a row that is not to count, or drop the row.",
                "NA|'NA' is a missing value, and it is the weight of its row. Fill it in, with 0 for a row that is not to count, or drop the row.",
                "much|'much' is not a number. Write it like -12, 0.5 or 1e-3, or drop the row.",
                "inf|'inf' is not a finite number. Correct it, or drop the row.",
                "1e999|'1e999' is beyond the range of float64 (1.8e308). Correct it, or drop the row."
            })
    void refusesWhatIsNoWeight(String cell, String fault) {
        assertThatThrownBy(() -> read("x,y,w\n1,2,1\n2,3," + cell + "\n"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("t.csv, line 3, column 3 'w': " + fault);
    }

    @Test
    void anotherTableNeedsThem() throws IOException {
        Dataset dataset = file("x,y\n1,2\n2,3\n").read("y", ColumnSelection.all());
        assertThatThrownBy(() -> file("x,y\n1,2\n2,3\n").readWeights(dataset, "w", Set.of()))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "sampleWeight is 'w', but t.csv has no such column. The metrics of a model that was trained with"
                                + " weights need those of the rows: add the column, with 1 in all rows if they count the"
                                + " same. The columns are x, y.");
    }

    @Test
    void aColumnWithoutNumbersIsNamedAsAWhole() {
        assertThatThrownBy(() -> read("x,y,w\n1,2,false\n2,3,true\n"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "t.csv, column 3 'w': none of its cells is a number, not even the first, 'false' in line 2, and a weight"
                                + " must be one. Name another column in sampleWeight.");
        assertThatThrownBy(() -> read("x,y,w\n1,low,1\n2,high,2\n"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "t.csv, column 2 'y': none of its cells is a number, not even the first, 'low' in line 2, and the target"
                                + " must be one. Write numbers, or choose another target.");
    }

    @Test
    void refusesWeightsThatAreAllZero() {
        assertThatThrownBy(() -> read("x,y,w\n1,2,0\n2,3,0\n3,,1\n"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "sampleWeight is 'w', which is 0 in all rows of t.csv, so that none of them counts. Give some of"
                                + " them a weight above 0, or remove sampleWeight.");
    }

    @Test
    void refusesColumnsThatAreSomethingElse() {
        assertThatThrownBy(() -> file(TABLE).read("y", weightedBy("y")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("sampleWeight is 'y', which is the target; name the column with the weight of each row.");
        assertThatThrownBy(() -> read(TABLE, "x", "w"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "features names 'w', which is sampleWeight: a weight says how much a row counts, and new rows"
                                + " have none; remove it from features or name another column of weights.");
        assertThatThrownBy(() -> read("w,y\n1,2\n"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "t.csv has no features left besides the target 'y' and sampleWeight 'w'; add a column to predict it from.");
        assertThatThrownBy(() -> file(TABLE).read("y", weightedBy("W")))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("sampleWeight is 'W', but t.csv has no such column; did you mean 'w'?");
    }
}
