package dev.mlmethods.regression.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.git.SampleRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
}
