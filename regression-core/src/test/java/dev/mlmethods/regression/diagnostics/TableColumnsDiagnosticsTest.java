package dev.mlmethods.regression.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.diagnostics.PermutationImportance.FeatureImportance;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableColumnsDiagnosticsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Six rows of each, one of which lacks its number, and two more: one without a text, one with a rare one. */
    private Dataset cars() throws IOException {
        StringBuilder csv = new StringBuilder("origin,hp,built,electric,y\n");
        for (int i = 0; i < 6; i++) {
            csv.append("USA,")
                    .append(i == 0 ? "" : "10" + i)
                    .append(",2020-01-0")
                    .append(i + 1)
                    .append(",yes,1\n");
            csv.append("Japan,5").append(i).append(",2020-02-0").append(i + 1).append(",no,2\n");
        }
        csv.append(",70,2020-03-01,no,4\nCuba,71,2020-03-02,no,0.5\n");
        Path file = Files.writeString(folder.resolve("t.csv"), csv);
        return DataSource.of("dataset", file.toString(), folder).read("y", ColumnSelection.all());
    }

    /** Depends only on the origin, and is wrong for the rare text. */
    private static Predictor byOrigin(Dataset cars) {
        List<String> names = cars.features().names();
        return rows -> IntStream.range(0, rows.rows())
                .mapToDouble(row -> rows.get(row, names.indexOf("origin=USA"))
                        + 2 * rows.get(row, names.indexOf("origin=Japan"))
                        + 4 * rows.get(row, names.indexOf("origin_missing")))
                .toArray();
    }

    private static Diagnostics diagnostics(Dataset cars) {
        Predictor predictor = byOrigin(cars);
        return Diagnostics.of(
                predictor, cars, IntStream.range(0, cars.rows()).toArray(), predictor.predict(cars.features()));
    }

    @Test
    void eachColumnOfTheTableIsOneEntry() throws IOException {
        Diagnostics diagnostics = diagnostics(cars());
        List<FeatureImportance> importance =
                Objects.requireNonNull(diagnostics.importance()).features();
        assertThat(importance)
                .extracting(FeatureImportance::feature)
                .containsExactly("origin", "hp", "built", "electric");
        assertThat(importance.get(0).mean()).isPositive();
        assertThat(importance.subList(1, 4)).extracting(FeatureImportance::mean).containsOnly(0.0);
        assertThat(diagnostics.byFeature())
                .extracting(FeatureErrors::feature)
                .containsExactly("origin", "hp", "built", "electric");
    }

    @Test
    void aCategoryDependsOnItsCellsAndADateOnItsDays() throws IOException {
        List<PartialDependence> curves = diagnostics(cars()).partialDependence();
        PartialDependence origin = curves.get(0);
        assertThat(origin.cells()).containsExactly("Japan", "USA", "(infrequent)", "(missing)");
        assertThat(origin.predictions()).containsExactly(2.0, 1.0, 0.0, 4.0);
        assertThat(origin.values()).containsExactly(0.0, 1.0, 2.0, 3.0);
        assertThat(curves.get(1).feature()).isEqualTo("hp");
        assertThat(curves.get(1).cells()).isNull();
        PartialDependence built = curves.get(2);
        assertThat(built.cells()).startsWith("2020-01-01").endsWith("2020-03-02");
        assertThat(built.values()).startsWith(18_262.0).isSorted();
        assertThat(curves.get(3).cells()).containsExactly("false", "true");
    }

    @Test
    void theBiasIsThatOfEachCategoryAndOfTheMissingCells() throws IOException {
        List<FeatureErrors> errors = diagnostics(cars()).byFeature();
        assertThat(errors.get(0).bins()).isEmpty();
        assertThat(errors.get(0).groups())
                .containsExactly(
                        new ErrorGroup("Japan", 6, 0, 0),
                        new ErrorGroup("USA", 6, 0, 0),
                        new ErrorGroup("(infrequent)", 1, 0.5, 0.5),
                        new ErrorGroup("(missing)", 1, 0, 0));
        assertThat(errors.get(1).bins()).hasSize(5);
        assertThat(errors.get(1).bins().stream().mapToInt(ErrorBin::rows).sum()).isEqualTo(13);
        assertThat(errors.get(1).groups()).containsExactly(new ErrorGroup("(missing)", 1, 0, 0));
        assertThat(Objects.requireNonNull(errors.get(2).groups()).get(0).cells())
                .isEqualTo("2020-01-01 to 2020-01-02");
        assertThat(errors.get(3).groups())
                .extracting(ErrorGroup::cells, ErrorGroup::rows)
                .containsExactly(tuple("false", 8), tuple("true", 6));
    }

    @Test
    void theWorstRowsHaveTheirCells() throws IOException {
        List<WorstRow> worst = diagnostics(cars()).worst();
        assertThat(worst.get(0).cells()).containsExactly("Cuba", "71", "2020-03-02", "false");
        assertThat(worst.get(1).cells()).containsExactly("USA", "", "2020-01-01", "true");
    }

    @Test
    void itComesBackFromItsJson() throws IOException {
        Diagnostics diagnostics = diagnostics(cars());
        assertThat(Json.read(Json.line(diagnostics), Diagnostics.class)).isEqualTo(diagnostics);
    }
}
