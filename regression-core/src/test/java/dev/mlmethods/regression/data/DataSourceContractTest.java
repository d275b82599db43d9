package dev.mlmethods.regression.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.storage.DoubleColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What everything that reads data expects of a source, held by each kind of source with the rows of the built-in dataset diabetes. */
class DataSourceContractTest {
    private static final Dataset ROWS = BuiltInDataset.DIABETES.load();
    private static final List<String> FEATURES = ROWS.features().names();
    private static final String TARGET = ROWS.targetName();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** A kind of source; a new one is a new constant. */
    enum Kind {
        BUILT_IN {
            @Override
            DataSource in(Path folder) {
                return DataSource.of("diabetes", folder);
            }
        },
        CSV {
            @Override
            DataSource in(Path folder) throws IOException {
                return file(folder, csv(',', '.').getBytes(UTF_8));
            }
        },
        CSV_OF_ANOTHER_DIALECT {
            @Override
            DataSource in(Path folder) throws IOException {
                return file(folder, csv(';', ',').getBytes(UTF_8));
            }
        },
        GZIP {
            @Override
            DataSource in(Path folder) throws IOException {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (OutputStream out = new GZIPOutputStream(bytes)) {
                    out.write(csv(',', '.').getBytes(UTF_8));
                }
                return file(folder, bytes.toByteArray());
            }
        },
        ZSTD {
            @Override
            DataSource in(Path folder) throws IOException {
                return file(folder, Zstd.compress(csv(',', '.').getBytes(UTF_8)));
            }
        };

        abstract DataSource in(Path folder) throws IOException;

        private static DataSource file(Path folder, byte[] bytes) throws IOException {
            Files.write(folder.resolve("rows.data"), bytes);
            return DataSource.of("rows.data", folder);
        }

        private static String csv(char separator, char decimal) {
            StringBuilder csv =
                    new StringBuilder(String.join(String.valueOf(separator), FEATURES) + separator + TARGET + "\n");
            for (int row = 0; row < ROWS.rows(); row++) {
                for (int column = 0; column < FEATURES.size(); column++) {
                    csv.append(text(ROWS.features().get(row, column), decimal)).append(separator);
                }
                csv.append(text(ROWS.target(row), decimal)).append('\n');
            }
            return csv.toString();
        }

        private static String text(double value, char decimal) {
            return NumberText.shortest(value).replace('.', decimal);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void givesTheSameRows(Kind kind) throws IOException {
        DataSource source = kind.in(folder);
        Dataset read = source.read(TARGET, ColumnSelection.all());
        assertThat(read.sha256()).isEqualTo(ROWS.sha256());
        assertThat(read.name()).isEqualTo(source.name());
        assertThat(read.features().names()).isEqualTo(FEATURES);
        assertThat(read.targetName()).isEqualTo(TARGET);
        assertThat(source.read(TARGET, ColumnSelection.all()).sha256()).isEqualTo(read.sha256());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void givesThemForTheColumnsOfAnotherTable(Kind kind) throws IOException {
        DataSource source = kind.in(folder);
        assertThat(source.readNumbers(TARGET, FEATURES).sha256()).isEqualTo(ROWS.sha256());
        Map<String, ColumnType> types = new LinkedHashMap<>();
        FEATURES.forEach(feature -> types.put(feature, ColumnType.NUMBER));
        assertThat(source.read(TARGET, types, EncodingSpec.defaults()).sha256()).isEqualTo(ROWS.sha256());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void readsChosenColumnsInTheirOrder(Kind kind) throws IOException {
        DataSource source = kind.in(folder);
        FeatureMatrix two = source.readFeatures(List.of("s6", "age"));
        assertThat(two.names()).containsExactly("s6", "age");
        assertThat(two.rows()).isEqualTo(ROWS.rows());
        assertThat(two.get(3, 1)).isEqualTo(ROWS.features().get(3, FEATURES.indexOf("age")));
        assertThat(source.read("bmi", new ColumnSelection(List.of("s6", "age"), List.of()))
                        .features()
                        .names())
                .containsExactly("s6", "age");
        assertThat(source.read(TARGET, new ColumnSelection(List.of(), List.of("sex")))
                        .features()
                        .names())
                .doesNotContain("sex", TARGET)
                .hasSize(FEATURES.size() - 1);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void encodesRowsAsAModelDoes(Kind kind) throws IOException {
        int[] all = IntStream.range(0, ROWS.rows()).toArray();
        TypedTable table = new TypedTable(
                List.of(new TypedColumn.Values(
                        "bmi",
                        ColumnType.NUMBER,
                        DoubleColumn.of(IntStream.of(all)
                                .mapToDouble(row -> ROWS.features().get(row, 2))
                                .toArray()))),
                all.length,
                Set.of(),
                null);
        TableEncoders encoders = EncoderFit.fit("rows", table, all, EncodingSpec.defaults(), ROWS.targetColumn());
        EncodedRows rows = kind.in(folder).readRows(encoders);
        assertThat(rows.features().rows()).isEqualTo(ROWS.rows());
        assertThat(rows.features().get(7, 0)).isEqualTo(ROWS.features().get(7, 2));
        assertThat(rows.unknown()).isEmpty();
        assertThat(rows.leftOut()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void readsWeights(Kind kind) throws IOException {
        DataSource source = kind.in(folder);
        Dataset read = source.read("bmi", new ColumnSelection(List.of("s6"), List.of()));
        SampleWeights weights = source.readWeights(read, TARGET, Set.of()).weights();
        assertThat(weights).isNotNull();
        assertThat(weights.rows()).isEqualTo(ROWS.rows());
        assertThat(weights.get(5)).isEqualTo(ROWS.target(5));
        assertThatThrownBy(() -> source.readWeights(read, "none", Set.of()))
                .isInstanceOf(RegressionException.class)
                .hasMessageContainingAll("sampleWeight is 'none'", source.name());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void keepsWhatRowsAreDividedAndWeightedBy(Kind kind) throws IOException {
        Dataset read = kind.in(folder)
                .read(
                        "bmi",
                        new ColumnSelection(
                                List.of("s6"), List.of(), new SplitColumn(SplitColumn.Kind.GROUP, "sex"), TARGET));
        SplitKeys keys = read.splitKeys();
        assertThat(keys).isNotNull();
        assertThat(keys.column()).isEqualTo("sex");
        assertThat(keys.type()).isEqualTo(ColumnType.NUMBER);
        SampleWeights weights = read.weights();
        assertThat(weights).isNotNull();
        assertThat(weights.get(5)).isEqualTo(ROWS.target(5));
        assertThat(read.features().names()).containsExactly("s6");
        assertThat(read.sha256())
                .isEqualTo(BuiltInDataset.DIABETES
                        .load("bmi", new ColumnSelection(List.of("s6"), List.of()))
                        .dividedBy(keys)
                        .weightedBy(weights)
                        .sha256());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void describesWhatItReads(Kind kind) throws IOException {
        TableDescription description = kind.in(folder).describe(TARGET, ColumnSelection.all());
        assertThat(description.rows()).isEqualTo(ROWS.rows());
        assertThat(description.columns())
                .extracting(ColumnDescription::name)
                .containsExactlyElementsOf(
                        Stream.concat(FEATURES.stream(), Stream.of(TARGET)).toList());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void saysHowManyLinesItHasAtLeast(Kind kind) throws IOException {
        DataSource source = kind.in(folder);
        assertThat(source.hasLines(1)).isTrue();
        assertThat(source.hasLines(ROWS.rows())).isTrue();
        // A source that can't tell is assumed to have them.
        assertThat(source.hasLines(ROWS.rows() + 1)).isEqualTo(kind == Kind.ZSTD);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void hasAHashExactlyIfItCanChange(Kind kind) throws IOException {
        DataSource source = kind.in(folder);
        assertThat(source.sha256().isPresent()).isEqualTo(source.file().isPresent());
        assertThat(source.sha256())
                .isEqualTo(source.requireSha256())
                .isEqualTo(kind.in(folder).sha256());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void namesItsRows(Kind kind) throws IOException {
        DataSource source = kind.in(folder);
        RowNames names = source.rowNames();
        Set<String> distinct = new HashSet<>();
        for (int row = 0; row < 5; row++) {
            distinct.add(names.of(row));
        }
        assertThat(distinct).hasSize(5);
        Map<Integer, Long> lines = source.linesOf(Set.of(2, ROWS.rows()));
        assertThat(lines.keySet()).isSubsetOf(2);
        lines.forEach((row, line) -> assertThat(names.of(row)).isEqualTo("line " + line));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void namesAColumnThatItLacks(Kind kind) throws IOException {
        DataSource source = kind.in(folder);
        assertThatThrownBy(() -> source.read("none", ColumnSelection.all()))
                .isInstanceOf(RegressionException.class)
                .hasMessageContainingAll("target is 'none'", "bmi");
        assertThatThrownBy(() -> source.read(TARGET, new ColumnSelection(List.of("none"), List.of())))
                .isInstanceOf(RegressionException.class)
                .hasMessageContainingAll("'none'", "bmi");
        assertThatThrownBy(() -> source.readFeatures(List.of("none")))
                .isInstanceOf(RegressionException.class)
                .hasMessageContainingAll("'none'", source.name());
        assertThatThrownBy(() -> source.describe("none", ColumnSelection.all()))
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining("'none'");
    }
}
