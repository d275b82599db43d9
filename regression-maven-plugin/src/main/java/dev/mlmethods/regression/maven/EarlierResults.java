package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.PendingMoves;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The results that a worker is about to replace, used to say whether a worker that ended without a word got that far.
 *
 * @param request of the worker
 * @param files what distinguishes each file from a later one with the same name
 */
record EarlierResults(WorkerRequest request, Map<Path, String> files) {
    static EarlierResults of(WorkerRequest request) {
        return new EarlierResults(request, files(request));
    }

    /** What there is now, in words that continue after a semicolon. New files that are ready are put in place first. */
    String afterwards() {
        return files(request).equals(files)
                ? "existing results are unchanged"
                : "its files were complete by then, and are in place";
    }

    private static Map<Path, String> files(WorkerRequest request) {
        Map<Path, String> files = new TreeMap<>();
        try {
            for (Path file : results(request)) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                if (attributes.isRegularFile()) {
                    files.put(file, attributes.fileKey() + " " + attributes.lastModifiedTime());
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Then there are none; if a file is in the way, the worker says so.
        } catch (IOException e) {
            throw new RegressionException("Cannot read the results that are there: " + Reason.of(e) + ".", e);
        }
        return files;
    }

    private static List<Path> results(WorkerRequest request) throws IOException {
        if (request instanceof WorkerRequest.Train train) {
            return visibleIn(Path.of(train.outputDirectory()));
        } else if (request instanceof WorkerRequest.Import imports) {
            return visibleIn(Path.of(imports.outputDirectory()));
        } else if (request instanceof WorkerRequest.Evaluate evaluate) {
            return visibleIn(Path.of(evaluate.outputDirectory()));
        } else if (request instanceof WorkerRequest.Sweep sweep) {
            return visibleIn(Path.of(sweep.outputDirectory()));
        } else if (request instanceof WorkerRequest.Merge merge) {
            return visibleIn(Path.of(merge.outputDirectory()));
        } else if (request instanceof WorkerRequest.Tune tune) {
            return visibleIn(Path.of(tune.outputDirectory()));
        } else if (request instanceof WorkerRequest.Describe describe) {
            return visibleIn(Path.of(describe.outputDirectory()));
        } else if (request instanceof WorkerRequest.Export export) {
            return export.formats().stream()
                    .flatMap(format -> format.fileNames().stream())
                    .map(name -> Path.of(export.outputDirectory()).resolve(name))
                    .toList();
        } else if (request instanceof WorkerRequest.Query query) {
            return List.of(Path.of(query.frozenRows()));
        } else if (request instanceof WorkerRequest.Parquet parquet) {
            return List.of(Path.of(parquet.parquet()));
        }
        return List.of(Path.of(((WorkerRequest.Predict) request).predictions()));
    }

    /** The journals of a sweep grow while it runs, and hidden files aren't results yet. */
    private static List<Path> visibleIn(Path folder) throws IOException {
        PendingMoves.finishIn(folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !file.getFileName().toString().endsWith(".jsonl"))
                    .toList();
        }
    }
}
