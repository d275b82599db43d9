package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourcesTest {
    private static final String BUILT_IN = " The built-in datasets are california-housing and diabetes.";

    @TempDir
    private Path basedir;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectory(basedir.resolve("data"));
        Files.writeString(basedir.resolve("data/houses.csv"), "a,y\n1,2\n3,4\n");
        Files.writeString(basedir.resolve("diabetes"), "a,y\n1,2\n");
    }

    @Test
    void loadsABuiltInDatasetWithItsDefaultTarget() {
        assertThat(load("california-housing", null).targetName()).isEqualTo("MedHouseVal");
        assertThat(load("california-housing", "HouseAge").targetName()).isEqualTo("HouseAge");
    }

    @Test
    void loadsAFileFromTheBaseDirectory() {
        assertThat(load("data/houses.csv", "y").name()).isEqualTo("data/houses.csv");
        assertThat(load("data/houses.csv", "y").target()).containsExactly(2, 4);
        String absolute = basedir.resolve("data/houses.csv").toAbsolutePath().toString();
        assertThat(load(absolute, "y").rows()).isEqualTo(2);
    }

    @Test
    void aFileNamedLikeABuiltInDatasetNeedsItsPath() {
        assertThat(load("diabetes", null).rows()).isEqualTo(442);
        assertThat(load("./diabetes", "y").rows()).isEqualTo(1);
    }

    @Test
    void aFileNeedsATarget() {
        assertFault(
                "data/houses.csv",
                "target is not set; name the column of data/houses.csv to predict. The columns are a, y.");
    }

    @Test
    void namesWhatThereIsWhenThereIsNoSuchDataset() {
        assertFault(
                "california_housing",
                "dataset is 'california_housing', which is neither a built-in dataset nor a file;"
                        + " did you mean 'california-housing'? There is no file " + absolute("california_housing") + "."
                        + BUILT_IN);
        assertFault(
                "data/house.csv",
                "dataset is 'data/house.csv', which is neither a built-in dataset nor a file;"
                        + " did you mean 'data/houses.csv'? There is no file " + absolute("data/house.csv") + "."
                        + BUILT_IN);
        assertFault(
                "elsewhere/x.csv",
                "dataset is 'elsewhere/x.csv', which is neither a built-in dataset nor a file. There is no file "
                        + absolute("elsewhere/x.csv") + "." + BUILT_IN);
    }

    @Test
    void namesALinkToNothing() throws IOException {
        Path link = Files.createSymbolicLink(basedir.resolve("linked.csv"), basedir.resolve("gone.csv"));
        assertFault(
                "linked.csv",
                "dataset is 'linked.csv', but " + link + " is a symbolic link to " + basedir.resolve("gone.csv")
                        + ", which does not exist. Fix the link, or name another file.");
        assertThatThrownBy(() -> CsvFile.of(link, "linked.csv").columnsOfTable())
                .isInstanceOf(RegressionException.class)
                .hasMessage("linked.csv doesn't exist: " + link + " is a symbolic link to "
                        + basedir.resolve("gone.csv") + ", which does not exist. Mend the link.");
    }

    @Test
    void refusesWhatIsNoName() {
        assertFault(" ", "dataset is empty; name a CSV file or a built-in dataset." + BUILT_IN);
        assertThatThrownBy(() -> load("a\0b", null))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("dataset is 'a\\u0000b', which is not a valid path (")
                .hasMessageEndingWith("); name a CSV file or a built-in dataset." + BUILT_IN);
        assertFault("data", "data is a directory, not a CSV file. Name the file inside it.");
    }

    @Test
    void aFileIsNamedHashedAndProtected() throws IOException {
        Path file = Files.writeString(basedir.resolve("houses.csv"), "area,price\n1,2\n");
        DataSource source = DataSource.of("houses.csv", basedir);
        assertThat(source.name()).isEqualTo("houses.csv");
        assertThat(source.file()).contains(file.toAbsolutePath().normalize());
        assertThat(source.sha256()).contains(Sha256.of(file));
        assertThat(source.rowNames().of(0)).isEqualTo("line 2");
        assertThat(source.readFeatures(List.of("price")).get(0, 0)).isEqualTo(2);
    }

    @Test
    void aBuiltInOneHasNoFile() throws IOException {
        DataSource source = DataSource.of("diabetes", basedir);
        assertThat(source.file()).isEmpty();
        assertThat(source.sha256()).isEmpty();
        assertThat(source.linesOf(Set.of(3))).isEmpty();
        assertThat(source.rowNames().of(3)).isEqualTo("row 3");
        Dataset dataset = source.read(null, ColumnSelection.all());
        assertThat(source.readFeatures(List.of("bmi", "age")).get(7, 0))
                .isEqualTo(dataset.features().get(7, dataset.features().names().indexOf("bmi")));
    }

    /** A fingerprint is taken of what exists; whoever reads it reports what is wrong. */
    @Test
    void whatIsNotThereHasNoHash() throws IOException {
        assertThat(DataSource.sha256Of("none.csv", basedir)).isEmpty();
        assertThat(DataSource.sha256Of("a\0b", basedir)).isEmpty();
        assertThat(DataSource.sha256Of("diabetes", basedir)).isEmpty();
    }

    private Path absolute(String file) {
        return basedir.resolve(file).toAbsolutePath();
    }

    private Dataset load(String dataset, @Nullable String target) {
        return DataSource.of(dataset, basedir).read(target, ColumnSelection.all());
    }

    private void assertFault(String dataset, String message) {
        assertThatThrownBy(() -> load(dataset, null))
                .isInstanceOf(RegressionException.class)
                .hasMessage(message);
    }
}
