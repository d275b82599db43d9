package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.ColumnSelection;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.FrozenRows;
import dev.mlmethods.regression.database.ServersExtension.Servers;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same rows in another order in each database give the same file, the same dataset and the same network. */
@ExtendWith(ServersExtension.class)
class ShuffledTablesTest {
    private static final List<String> NO_FEATURES = List.of("id");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** What must be the same. */
    private record Hashes(String withKey, String withoutKey, String dataset, String parameters) {}

    /** Where rows are, and how to ask for them. */
    private record Place(TestDatabase database, String from) {}

    private List<Place> places(RealTable table, Servers servers) throws SQLException {
        List<Place> places = new ArrayList<>();
        List<TestDatabase> databases = new ArrayList<>(servers.databases());
        databases.addAll(TestDatabase.embedded(folder));
        for (TestDatabase database : databases) {
            table.putInto(database, places.size());
            places.add(new Place(database, table.quoted(database)));
        }
        Path file = folder.resolve("houses.parquet");
        TestDatabase.duckDb(folder)
                .execute("copy (select * from \"" + table.name() + "\" order by hash(id)) to '" + file
                        + "' (format parquet, codec zstd, row_group_size 100)");
        places.add(new Place(TestDatabase.files(), "read_parquet('" + file + "')"));
        return places;
    }

    private Hashes hashes(RealTable table, Place place) {
        TestDatabase database = place.database();
        FrozenRows withKey = freeze(database, "select * from " + place.from(), "id");
        FrozenRows withoutKey = freeze(database, "select " + table.listed(database) + " from " + place.from());
        return new Hashes(
                withKey.sha256(),
                withoutKey.sha256(),
                DataSource.of(database + "id.json", folder)
                        .read(table.target(), new ColumnSelection(List.of(), NO_FEATURES))
                        .sha256(),
                parameters(table, database + ".json"));
    }

    private FrozenRows freeze(TestDatabase database, String query, String... key) {
        return TestTable.freeze(
                database.query(query, key),
                database.credentials(),
                folder.resolve(database + String.join("", key) + ".json"));
    }

    private String parameters(RealTable table, String dataset) {
        Specification specification = Specification.of(new DataSpec(dataset, table.target(), List.of(), List.of()))
                .withNetwork(NetworkSpec.defaults().withHiddenLayers(List.of(4)))
                .withTraining(TrainingSpec.defaults().withEpochs(2));
        return RegressionTrainer.train(specification, folder, TrainingListener.SILENT)
                .model()
                .parametersSha256();
    }

    private Hashes assertOne(RealTable table, Servers servers) throws SQLException {
        Map<String, Hashes> hashes = new LinkedHashMap<>();
        for (Place place : places(table, servers)) {
            hashes.put(place.database().name(), hashes(table, place));
        }
        Hashes first = hashes.values().iterator().next();
        assertThat(hashes)
                .hasSize(7)
                .allSatisfy((database, others) -> assertThat(others).isEqualTo(first));
        return first;
    }

    @Test
    void penguins(Servers servers) throws SQLException, IOException {
        RealTable table = RealTable.penguins();
        assertThat(assertOne(table, servers).dataset()).isEqualTo(ofFile(table));
    }

    @Test
    void weather(Servers servers) throws SQLException, IOException {
        RealTable table = RealTable.weather();
        assertThat(assertOne(table, servers).dataset()).isEqualTo(ofFile(table));
    }

    /** With the rows in the order of its lines, which is that of the key. */
    private static String ofFile(RealTable table) {
        return DataSource.of(table.name() + ".csv", RealTable.FOLDER)
                .read(table.target(), new ColumnSelection(List.of(), List.of()))
                .sha256();
    }

    @Test
    void diabetes(Servers servers) throws SQLException {
        RealTable table = RealTable.diabetes();
        assertThat(assertOne(table, servers).dataset())
                .isEqualTo(DataSource.of("diabetes", folder)
                        .read(null, new ColumnSelection(List.of(), List.of()))
                        .sha256());
    }

    @Test
    void californiaHousing(Servers servers) throws SQLException {
        assertOne(RealTable.californiaHousing(), servers);
    }
}
