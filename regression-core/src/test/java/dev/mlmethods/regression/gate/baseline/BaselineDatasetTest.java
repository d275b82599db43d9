package dev.mlmethods.regression.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FrozenRows;
import dev.mlmethods.regression.data.QueryOrigin;
import dev.mlmethods.regression.git.SampleRepository;
import dev.mlmethods.regression.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineDatasetTest {
    private static final SampleEvaluation THEN = SampleEvaluation.held();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static String csv(Dataset dataset) {
        StringBuilder csv = new StringBuilder("area,rooms,price\n");
        for (int row = 0; row < dataset.rows(); row++) {
            csv.append(dataset.features().get(row, 0))
                    .append(',')
                    .append(dataset.features().get(row, 1))
                    .append(',')
                    .append(dataset.target(row))
                    .append('\n');
        }
        return csv.toString();
    }

    private Optional<Dataset> then() {
        return EvaluationData.of(THEN.model().report(), folder)
                .then(THEN.baseline().baseline());
    }

    @Test
    void theValuesOfThenComeFromTheLastVersionsInGit() throws Exception {
        SampleRepository repository = new SampleRepository(folder);
        repository.commit("prices.csv", csv(THEN.data()));
        for (int rows = 21; rows <= 24; rows++) {
            repository.commit("prices.csv", csv(SampleEvaluation.houses(rows)));
        }
        assertThat(then().orElseThrow().sha256()).isEqualTo(THEN.data().sha256());
        repository.commit("prices.csv", csv(SampleEvaluation.houses(25)));
        assertThat(then()).isEmpty();
    }

    @Test
    void thereAreNoneWithoutGit() throws Exception {
        Files.writeString(folder.resolve("prices.csv"), csv(SampleEvaluation.houses(21)));
        assertThat(then()).isEmpty();
    }

    /** The same baseline of a model whose rows came from a query. */
    private static Baseline ofQuery() {
        Baseline then = THEN.baseline().baseline();
        return new Baseline(
                then.formatVersion(),
                then.commit(),
                then.target(),
                then.metrics(),
                then.parametersSha256(),
                then.predictionsSha256(),
                then.data(),
                then.testRows(),
                then.specification().withData(then.specification().data().withDataset(ROWS)),
                then.platform(),
                then.rowsSha256(),
                then.imported(),
                ORIGIN);
    }

    private static final String ROWS = "rows.json";
    private static final QueryOrigin ORIGIN =
            new QueryOrigin("jdbc:h2:houses", "select * from houses", List.of(), "H2 2", "H2 2", List.of());

    /** Commits rows as a query gives them: the former ones are gone. */
    private void commit(SampleRepository repository, Dataset dataset) throws Exception {
        byte[] csv = csv(dataset).getBytes(StandardCharsets.UTF_8);
        FrozenRows rows = new FrozenRows(ORIGIN, dataset.rows(), Sha256.of(csv));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path former :
                    files.filter(file -> file.toString().endsWith(".csv.gz")).toList()) {
                Files.delete(former);
            }
        }
        repository.commit(rows.rowsName(), csv(dataset));
        repository.commit(ROWS, new String(rows.bytes(), StandardCharsets.UTF_8));
    }

    @Test
    void aCsvFileMayHaveTheNameOfSuchAFile() throws Exception {
        SampleRepository repository = new SampleRepository(folder);
        repository.commit(ROWS, csv(THEN.data()));
        repository.commit(ROWS, csv(SampleEvaluation.houses(21)));
        Path copies = folder.resolve("copies");
        BaselineDataset datasets = new BaselineDataset(ofQuery(), ROWS, folder);
        String found = datasets.find(copies).dataset();
        assertThat(datasets.read(String.valueOf(found)).sha256())
                .isEqualTo(THEN.data().sha256());
    }

    @Test
    void theRowsOfAQueryAreFoundBesideTheFileThatNamedThem() throws Exception {
        SampleRepository repository = new SampleRepository(folder);
        commit(repository, THEN.data());
        commit(repository, SampleEvaluation.houses(21));
        Path copies = folder.resolve("copies");
        BaselineDataset datasets = new BaselineDataset(ofQuery(), ROWS, folder);
        String found = datasets.find(copies).dataset();
        assertThat(found).isEqualTo(copies.resolve(ROWS).toString());
        assertThat(datasets.read(String.valueOf(found)).sha256())
                .isEqualTo(THEN.data().sha256());
    }
}
