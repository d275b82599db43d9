package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.database.ServersExtension.Servers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ServersExtension.class)
class DatabasesTest {
    @TempDir
    Path folder;

    @Test
    void smoke(Servers servers) throws Exception {
        for (TestDatabase database : servers.databases()) {
            database.execute(
                    "create table t (id int, x double precision)", "insert into t values (2, 0.1), (1, 1e300)");
            System.out.println(TestTable.freeze(
                    database.query("select * from t", "id"),
                    database.credentials(),
                    folder.resolve(database + ".json")));
        }
        assertThat(folder).isDirectoryContaining(f -> f.toString().endsWith("gz"));
    }
}
