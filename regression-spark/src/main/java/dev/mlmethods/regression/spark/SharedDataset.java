package dev.mlmethods.regression.spark;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DatasetPath;
import dev.mlmethods.regression.data.FrozenRows;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.sweep.ExecutorSpec;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialRun;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** How an executor gets the file of the sweep's dataset: sent with the tasks, and looked at only there. */
final class SharedDataset implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final String UP = "..";
    private static final String HADOOP = "spark.hadoop.";

    private final String sweep;
    private final String dataset;
    private final String basedir;
    private final @Nullable Broadcast<byte[]> bytes;
    private final @Nullable String url;
    /** The rows of a query, which are beside the file that names them. */
    private final @Nullable Broadcast<byte[]> rows;

    private final @Nullable String rowsName;

    private SharedDataset(
            String sweep, String dataset, String basedir, @Nullable Broadcast<byte[]> bytes, @Nullable String url) {
        this(sweep, dataset, basedir, bytes, url, null, null);
    }

    private SharedDataset(
            String sweep,
            String dataset,
            String basedir,
            @Nullable Broadcast<byte[]> bytes,
            @Nullable String url,
            @Nullable Broadcast<byte[]> rows,
            @Nullable String rowsName) {
        this.sweep = sweep;
        this.dataset = dataset;
        this.basedir = basedir;
        this.bytes = bytes;
        this.url = url;
        this.rows = rows;
        this.rowsName = rowsName;
    }

    /**
     * The dataset of a sweep, made on the driver.
     *
     * @param dataset a built-in name, or a path, as in the specification
     * @param basedir what a relative path is relative to
     * @param way see {@link ExecutorSpec#dataset}
     * @throws RegressionException if the file can't be read here, or is too large to be sent
     */
    static SharedDataset of(JavaSparkContext spark, String dataset, Path basedir, String way) {
        String sweep = spark.sc().applicationId();
        String portable = DatasetPath.portable(dataset, basedir);
        Optional<Path> file = DatasetPath.file(dataset, basedir);
        if (file.isEmpty() || way.equals(ExecutorSpec.PATH)) {
            return new SharedDataset(sweep, dataset, basedir.toAbsolutePath().toString(), null, null);
        }
        if (FrozenRows.isAt(file.get())) {
            return ofQuery(spark, dataset, portable, file.get(), way);
        }
        return way.equals(ExecutorSpec.BROADCAST)
                ? new SharedDataset(sweep, portable, "", spark.broadcast(bytes(dataset, file.get())), null)
                : new SharedDataset(sweep, portable, "", null, way);
    }

    private static SharedDataset ofQuery(
            JavaSparkContext spark, String dataset, String portable, Path file, String way) {
        if (!way.equals(ExecutorSpec.BROADCAST)) {
            throw new RegressionException("sparkDataset is " + way + ", but the rows of " + dataset
                    + " are in a file beside it; set sparkDataset to " + ExecutorSpec.BROADCAST + ", or to "
                    + ExecutorSpec.PATH + ", if all machines have both.");
        }
        String rowsName = FrozenRows.read(file, dataset).rowsName();
        return new SharedDataset(
                spark.sc().applicationId(),
                portable,
                "",
                spark.broadcast(bytes(dataset, file)),
                null,
                spark.broadcast(bytes(dataset, file.resolveSibling(rowsName))),
                rowsName);
    }

    private static byte[] bytes(String dataset, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (OutOfMemoryError e) {
            // Also that of a file of more than 2 GB.
            throw new RegressionException(
                    "sparkDataset is " + ExecutorSpec.BROADCAST + ", but " + dataset
                            + " is too large to be sent; set sparkDataset to " + ExecutorSpec.PATH
                            + ", if all machines have the file, or to its URL in an object store.",
                    e);
        } catch (IOException e) {
            throw new RegressionException("Cannot read " + dataset + ": " + Reason.ofReading(e) + ".", e);
        }
    }

    /** Which sweep it is of. */
    String sweep() {
        return sweep;
    }

    private boolean isCopied() {
        return bytes != null || url != null;
    }

    /** The run as it is trained here: an absolute path is another one on each machine, and so is that of Windows on Linux. */
    TrialRun mapped(TrialRun run) {
        if (!isCopied()) {
            return run;
        }
        return new TrialRun(
                run.trials().stream()
                        .map(trial -> new Trial(trial.number(), trial.parameters(), mapped(trial.specification())))
                        .toList(),
                run.folds(),
                run.rungs(),
                run.objective());
    }

    private Specification mapped(Specification specification) {
        return specification.withData(specification.data().withDataset(nameHere()));
    }

    private String nameHere() {
        return DatasetPath.isAbsolute(dataset) ? dataset.replaceFirst(".*[/\\\\]", "") : dataset;
    }

    /**
     * What the dataset's path is relative to here, after copying the file into a folder of its own if that is asked for.
     *
     * @throws IOException if it can't be read or copied
     */
    Path basedir() throws IOException {
        if (!isCopied()) {
            return Path.of(basedir);
        }
        Path folder = Files.createTempDirectory("regression-data");
        deleteAtExit(folder);
        Path base = folder;
        // As deep as the path climbs.
        for (Path part : Path.of(nameHere()).normalize()) {
            base = part.toString().equals(UP) ? base.resolve("base") : base;
        }
        Path file = base.resolve(nameHere()).normalize();
        makeFolders(folder, base);
        makeFolders(folder, file.resolveSibling(""));
        file.toFile().deleteOnExit();
        if (rows != null && rowsName != null) {
            Path rowsFile = file.resolveSibling(rowsName);
            rowsFile.toFile().deleteOnExit();
            Files.write(rowsFile, rows.value());
        }
        if (bytes != null) {
            Files.write(file, bytes.value());
        } else {
            copyFromUrl(file);
        }
        return base;
    }

    /** Those that are made last are deleted first. */
    private static void makeFolders(Path top, Path folder) throws IOException {
        Path made = top;
        for (Path part : top.relativize(folder)) {
            made = made.resolve(part);
            Files.createDirectories(made);
            deleteAtExit(made);
        }
    }

    private static void deleteAtExit(Path folder) {
        folder.toFile().deleteOnExit();
    }

    private void copyFromUrl(Path file) throws IOException {
        Configuration hadoop = new Configuration();
        for (Tuple2<String, String> setting : SparkEnv.get().conf().getAllWithPrefix(HADOOP)) {
            hadoop.set(setting._1(), setting._2());
        }
        org.apache.hadoop.fs.Path source = new org.apache.hadoop.fs.Path(URI.create(String.valueOf(url)));
        try (InputStream in = FileSystem.get(source.toUri(), hadoop).open(source)) {
            Files.copy(in, file);
        }
    }
}
