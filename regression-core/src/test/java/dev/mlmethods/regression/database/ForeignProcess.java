package dev.mlmethods.regression.database;

import dev.mlmethods.regression.data.FrozenRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Freezes in a process of its own, with another language, another encoding and another machine's way to compute. */
final class ForeignProcess {
    private static final String USERNAME = "TEST_USERNAME";
    private static final String PASSWORD = "TEST_PASSWORD";

    private final TestDatabase database;
    private final Path folder;

    ForeignProcess(TestDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /** Of the rows of a query. */
    String hash(String query, String key) throws IOException, InterruptedException {
        Path file = folder.resolve("foreign.json");
        Path log = folder.resolve("foreign.log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.timezone=UTC",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Dfile.encoding=ISO-8859-1",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForeignProcess.class.getName(),
                        database.url(),
                        query,
                        key,
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .put(USERNAME, String.valueOf(database.credentials().username()));
        builder.environment()
                .put(PASSWORD, String.valueOf(database.credentials().password()));
        builder.environment().put("TZ", "Asia/Tokyo");
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
        return FrozenRows.read(file, "foreign.json").sha256();
    }

    /** The process itself. */
    public static void main(String[] arguments) {
        Credentials credentials = new Credentials(System.getenv(USERNAME), System.getenv(PASSWORD));
        QuerySpec spec = new QuerySpec(arguments[0], arguments[1], List.of(arguments[2]));
        new QueryFreeze(spec, credentials, ForeignProcess.class.getClassLoader()).into(Path.of(arguments[3]));
    }
}
