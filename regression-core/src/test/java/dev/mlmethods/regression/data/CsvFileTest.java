package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b,y\n1,2,3\n4,5,6\n",
                "a,b,y\n1,2,3\n4,5,6",
                "a,b,y\r\n1,2,3\r\n4,5,6\r\n",
                "a,b,y\r1,2,3\r4,5,6\r",
                "\ufeffa,b,y\n1,2,3\n4,5,6\n",
                "\ufeff\"a\",b,y\n1,2,3\n4,5,6\n",
                "\"a\",\"b\",\"y\"\n\"1\",\"2\",\"3\"\n\"4\",\"5\",\"6\"\n",
                " a , b\t,y \n 1, 2 ,\t3\n4 ,5, 6 \n",
                "a,b,y\n1,2,3\n4,5,6\n\n\n  \n\t\n",
                "a,b,y\n1,2,3\n\n   \n4,5,6\n",
                "\n\na,b,y\n1,2,3\n4,5,6\n",
                "a,b,y\n1e0,+2.0,0.3e1\n4.000,005,6E+0\n"
            })
    void readsWhatMeansTheSame(String text) throws IOException {
        Dataset dataset = file(text).read("y", ColumnSelection.all());
        assertThat(dataset.features().names()).containsExactly("a", "b");
        assertThat(dataset.rows()).isEqualTo(2);
        assertThat(row(dataset.features(), 0)).containsExactly(1, 2);
        assertThat(row(dataset.features(), 1)).containsExactly(4, 5);
        assertThat(dataset.target()).containsExactly(3, 6);
        assertThat(dataset.targetName()).isEqualTo("y");
        assertThat(dataset.name()).isEqualTo("houses.csv");
    }

    @Test
    void neverParsesColumnsThatAreNotSelected() throws IOException {
        CsvFile file = file("id,note,a,y\nx1,\"said \"\"no\"\",\nand left\",1,2\n,,3,4\n");
        Dataset dataset = file.read("y", new ColumnSelection(List.of(), List.of("id", "note")));
        assertThat(dataset.features().names()).containsExactly("a");
        assertThat(dataset.target()).containsExactly(2, 4);
        assertThat(file.read("y", new ColumnSelection(List.of("a"), List.of())).sha256())
                .isEqualTo(dataset.sha256());
    }

    @Test
    void readsNamedColumnsInTheOrderAskedFor() throws IOException {
        FeatureMatrix features = file("y,b,text,a\n9,1,x,2\n9,3,y,4\n").readFeatures(List.of("a", "b"));
        assertThat(features.names()).containsExactly("a", "b");
        assertThat(row(features, 0)).containsExactly(2, 1);
        assertThat(row(features, 1)).containsExactly(4, 3);
    }

    @Test
    void knowsTheLinesOfRowsAsEditorsCountThem() throws IOException {
        // A blank line before the header and one after it; the first note spans two lines.
        CsvFile file = file("\nnote,y\n\n\"a\nb\",1\n,2\r\n \n\"\"\"\r\n\",3\nx,4\n");
        assertThat(file.linesOf(Set.of(0, 1, 2, 3, 9))).isEqualTo(Map.of(0, 4L, 1, 6L, 2, 8L, 3, 10L));
        assertThat(file.linesOf(Set.of())).isEmpty();
        assertThat(DataSource.of("houses.csv", folder).linesOf(Set.of(1))).isEqualTo(Map.of(1, 6L));
        assertThat(DataSource.of("diabetes", folder).linesOf(Set.of(1))).isEmpty();
    }

    @Test
    void listsTheColumns() throws IOException {
        assertThat(file("\ufeff\"a\nb\", y \n").columns()).containsExactly("a\nb", "y");
    }

    @Test
    void takesCommentsAndEmptyQuotesForWhatTheyAreInOtherColumns() throws IOException {
        assertThat(file("#,y,a\n#,1,2\n\"\",3,4\n").readFeatures(List.of("a")).rows())
                .isEqualTo(2);
    }

    @Test
    void readsASingleColumnWithBlankLinesAtTheEnd() throws IOException {
        assertThat(file("a\n1\n2\n\n\n").readFeatures(List.of("a")).rows()).isEqualTo(2);
    }

    @Test
    void readsNumbersWhateverTheLocale() throws IOException {
        Locale before = Locale.getDefault();
        try {
            for (String locale : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(locale));
                assertThat(file("TITLE,y\n1.5,2\n")
                                .read("y", ColumnSelection.all())
                                .features()
                                .get(0, 0))
                        .isEqualTo(1.5);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void readsManyRowsBitByBit() throws IOException {
        Random random = new Random(3);
        int rows = 50_000;
        double[] x = new double[2 * rows];
        double[] y = new double[rows];
        StringBuilder text = new StringBuilder("a,note,y,b\n");
        for (int i = 0; i < rows; i++) {
            x[2 * i] = random.nextGaussian();
            x[2 * i + 1] = random.nextInt(1000) / 8.0;
            y[i] = Math.exp(20 * random.nextGaussian());
            text.append(x[2 * i]).append(",\"text\nof \u00fc lines\",").append(y[i]);
            text.append(',').append(x[2 * i + 1]).append("\r\n");
        }
        Dataset expected = Dataset.of("houses.csv", FeatureMatrix.of(List.of("a", "b"), x), "y", y);
        Dataset read = file(text.toString()).read("y", new ColumnSelection(List.of(), List.of("note")));
        assertThat(read.sha256()).isEqualTo(expected.sha256());
    }

    @Test
    void readsMoreRowsThanStrayQuotesLetItExpect() throws IOException {
        String text = "pipe,a,y\n" + "5\" wide,1,2\n".repeat(1001);
        assertThat(records(text)).isLessThan(600);
        Dataset dataset = file(text).read("y", new ColumnSelection(List.of("a"), List.of()));
        assertThat(dataset.rows()).isEqualTo(1001);
        assertThat(row(dataset.features(), 1000)).containsExactly(1);
        assertThat(dataset.target(1000)).isEqualTo(2);
    }

    @Test
    void countsRecordsSoThatNoArrayIsCopied() throws IOException {
        assertThat(records("a,b\r\n1,\"x\n\ny\"\r\n\r\n2,\"\"\"\"\n3,z\r4,z")).isEqualTo(5);
        assertThat(records("")).isZero();
        assertThat(records("a")).isEqualTo(1);
    }

    private long records(String text) throws IOException {
        return TextFile.countRecords(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "records.csv", '"');
    }

    private CsvFile file(String text) throws IOException {
        Path file = folder.resolve("houses.csv");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return CsvFile.of(file, "houses.csv");
    }

    private static double[] row(FeatureMatrix matrix, int row) {
        double[] values = new double[matrix.columns()];
        matrix.copyRow(row, values, 0);
        return values;
    }
}
