package dev.mlmethods.regression.database;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.FrozenRows;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Freezes and trains in a process of its own, with another JDK, another language, another encoding and another machine's way to compute. */
final class ForeignProcess {
    private static final String USERNAME = "TEST_USERNAME";
    private static final String PASSWORD = "TEST_PASSWORD";
    private static final String RESULT = "foreign.txt";

    private final Path jdk;
    private final TestDatabase database;
    private final Path folder;

    ForeignProcess(Path jdk, TestDatabase database, Path folder) {
        this.jdk = jdk;
        this.database = database;
        this.folder = folder;
    }

    /** The JDKs of this machine that can run the tests: the one that does, and those beside it. */
    static List<Path> jdks() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> jdks = new ArrayList<>(List.of(own));
        try (Stream<Path> siblings = Files.list(own.resolveSibling(""))) {
            siblings.filter(jdk -> jdk.getFileName().toString().contains("25"))
                    .filter(jdk -> Files.isExecutable(jdk.resolve("bin/java")))
                    .filter(jdk -> !jdk.equals(own))
                    .forEach(jdks::add);
        }
        return jdks;
    }

    /** The hash of a model that is trained on frozen rows. */
    static String trained(Path folder, String dataset) {
        Specification specification = Specification.of(new DataSpec(dataset, "x", List.of("r", "label"), List.of()))
                .withNetwork(NetworkSpec.defaults().withHiddenLayers(List.of(4)))
                .withTraining(TrainingSpec.defaults().withEpochs(1));
        return RegressionTrainer.train(specification, folder, TrainingListener.SILENT)
                .model()
                .parametersSha256();
    }

    /** Those of the rows of a query, and of the model. */
    String trained(String query, String key) throws IOException, InterruptedException {
        Path file = folder.resolve("foreign.json");
        Path log = folder.resolve("foreign.log");
        ProcessBuilder builder = new ProcessBuilder(
                        jdk.resolve("bin").resolve("java").toString(),
                        "--add-modules=jdk.incubator.vector",
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
        return FrozenRows.read(file, "foreign.json").sha256() + " " + Files.readString(folder.resolve(RESULT));
    }

    /** The process itself. */
    public static void main(String[] arguments) throws IOException {
        Credentials credentials = new Credentials(System.getenv(USERNAME), System.getenv(PASSWORD));
        QuerySpec spec = new QuerySpec(arguments[0], arguments[1], List.of(arguments[2]));
        new QueryFreeze(spec, credentials, ForeignProcess.class.getClassLoader()).into(Path.of(arguments[3]));
        Path folder = Path.of(arguments[3]).resolveSibling("");
        Files.writeString(folder.resolve(RESULT), trained(folder, "foreign.json"));
    }
}
