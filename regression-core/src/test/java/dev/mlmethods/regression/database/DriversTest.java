package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriversTest {
    private static final String FOUND =
            "The drivers on the class path: org.duckdb.DuckDBDriver, org.h2.Driver, org.hsqldb.jdbc.JDBCDriver, org.mariadb.jdbc.Driver, org.postgresql.Driver, org.sqlite.JDBC.";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path classes() {
        return folder.resolve("classes");
    }

    private static void connect(ClassLoader loader, String url) throws SQLException {
        try (Connection connection = new Drivers(loader).connect(url, new Properties(), Databases.of(url), url)) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private URLClassLoader loader(ClassLoader parent) throws IOException {
        return new URLClassLoader(new URL[] {classes().toUri().toURL()}, parent);
    }

    private void service(String... names) throws IOException {
        Files.write(
                Files.createDirectories(classes().resolve("META-INF/services")).resolve("java.sql.Driver"),
                List.of(names));
    }

    /** A class file that no Java of these years can read. */
    private void newDriver() throws IOException {
        service("new.Driver");
        ByteBuffer bytes =
                ByteBuffer.allocate(24).putInt(0xCAFEBABE).putShort((short) 0).putShort((short) 99);
        Files.write(Files.createDirectories(classes().resolve("new")).resolve("Driver.class"), bytes.array());
    }

    @Test
    void withoutADriverTheMessageNamesTheArtifact() throws IOException {
        try (URLClassLoader loader = loader(ClassLoader.getPlatformClassLoader())) {
            for (String[] pair : new String[][] {
                {"jdbc:postgresql://localhost/houses", "org.postgresql:postgresql"},
                {"jdbc:mariadb://localhost/houses", "org.mariadb.jdbc:mariadb-java-client"},
                {"jdbc:h2:houses", "com.h2database:h2"},
                {"jdbc:hsqldb:file:houses", "org.hsqldb:hsqldb"},
                {"jdbc:sqlite:houses.db", "org.xerial:sqlite-jdbc"},
                {"jdbc:duckdb:", "org.duckdb:duckdb_jdbc"}
            }) {
                assertThatThrownBy(() -> connect(loader, pair[0]))
                        .isInstanceOf(RegressionException.class)
                        .hasMessage("No driver can open " + pair[0]
                                + ". There is no driver on the class path. Add " + pair[1]
                                + " to the <dependencies> of the plugin.");
            }
        }
    }

    @Test
    void ofAnUnknownDatabaseTheMessageNamesTheDriversThatThereAre() {
        assertThatThrownBy(() -> connect(DriversTest.class.getClassLoader(), "jdbc:nosuch:houses"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("No driver can open jdbc:nosuch:houses. " + FOUND
                        + " Check the URL, or add the driver of the database to the <dependencies> of the plugin.");
    }

    @Test
    void aDriverForANewerJavaHidesNoOther() throws Exception {
        newDriver();
        try (URLClassLoader loader = loader(DriversTest.class.getClassLoader())) {
            connect(loader, "jdbc:duckdb:");
            connect(loader, "jdbc:h2:mem:houses");
            assertThatThrownBy(() -> connect(loader, "jdbc:nosuch:houses"))
                    .isInstanceOf(RegressionException.class)
                    .hasMessageStartingWith(
                            "No driver can open jdbc:nosuch:houses. " + FOUND
                                    + " Not usable: UnsupportedClassVersionError: new/Driver has been compiled by a more recent version of the Java Runtime (class file version 99.0)")
                    .hasMessageEndingWith(
                            ". Check the URL, or add the driver of the database to the <dependencies> of the plugin.");
        }
    }

    @Test
    void aDriverForANewerJavaAloneIsNamed() throws IOException {
        newDriver();
        try (URLClassLoader loader = loader(ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> connect(loader, "jdbc:h2:houses"))
                    .isInstanceOf(RegressionException.class)
                    .hasMessageStartingWith(
                            "No driver can open jdbc:h2:houses. There is no driver on the class path. Not usable: UnsupportedClassVersionError: new/Driver ")
                    .hasMessageEndingWith(". Add com.h2database:h2 to the <dependencies> of the plugin.");
        }
    }

    @Test
    void aServiceFileMayNameWhatIsNotThere() throws Exception {
        service("no.such.Driver");
        try (URLClassLoader loader = loader(ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> connect(loader, "jdbc:h2:houses"))
                    .hasMessage("No driver can open jdbc:h2:houses. There is no driver on the class path."
                            + " Not usable: ServiceConfigurationError: java.sql.Driver: Provider no.such.Driver not found."
                            + " Add com.h2database:h2 to the <dependencies> of the plugin.");
        }
    }

    /** As a driver may that accepts more than it opens. */
    @Test
    void aDriverMayLeaveAUrlToOthers() throws IOException {
        service(ReluctantDriver.class.getName());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes().toUri().toURL()}, ClassLoader.getPlatformClassLoader()) {
                    @Override
                    protected Class<?> findClass(String name) throws ClassNotFoundException {
                        return name.equals(ReluctantDriver.class.getName())
                                ? ReluctantDriver.class
                                : super.findClass(name);
                    }
                }) {
            assertThatThrownBy(() -> connect(loader, "jdbc:h2:houses"))
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("No driver can open jdbc:h2:houses. The drivers on the class path: "
                            + ReluctantDriver.class.getName()
                            + ". Add com.h2database:h2 to the <dependencies> of the plugin.");
        }
    }
}
