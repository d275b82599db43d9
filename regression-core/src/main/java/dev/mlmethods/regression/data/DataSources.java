package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the dataset that a user names. */
final class DataSources {
    private static final int MAX_FILES_TO_COMPARE = 1_000;

    private DataSources() {}

    /** See {@link DataSource#of(String, String, Path, DialectSpec, DialectSpec)}. */
    static DataSource find(String parameter, String dataset, Path basedir, DialectSpec given, DialectSpec otherwise) {
        Optional<BuiltInDataset> builtIn = BuiltInDataset.named(dataset);
        if (builtIn.isPresent()) {
            return new BuiltInSource(builtIn.get());
        }
        Path path = resolve(parameter, dataset, basedir);
        if (!Files.exists(path)) {
            throw unknown(parameter, dataset, path);
        }
        return FrozenRows.isAt(path) ? frozen(dataset, path, given) : CsvFile.of(path, dataset, given, otherwise);
    }

    private static DataSource frozen(String dataset, Path path, DialectSpec given) {
        if (!given.equals(DialectSpec.FOUND)) {
            throw new RegressionException(
                    dataset
                            + " has the rows of a query, and this library has written them; leave out what says how the file is written, such as separator or decimal.");
        }
        FrozenRows rows = FrozenRows.read(path, dataset);
        return CsvFile.of(path.resolveSibling(rows.rowsName()), dataset, rows);
    }

    private static Path resolve(String parameter, String dataset, Path basedir) {
        if (dataset.isBlank()) {
            throw new RegressionException(
                    parameter + " is empty; name a CSV file or a built-in dataset. " + builtInNames());
        }
        try {
            return basedir.resolve(dataset).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new RegressionException(
                    parameter + " is " + Excerpt.quoted(dataset) + ", which is not a valid path (" + e.getReason()
                            + "); name a CSV file or a built-in dataset. " + builtInNames(),
                    e);
        }
    }

    private static RegressionException unknown(String parameter, String dataset, Path path) {
        String dangling = Reason.ofDanglingLink(path);
        if (dangling != null) {
            return new RegressionException(
                    parameter + " is '" + dataset + "', but " + dangling + ". Fix the link, or name another file.");
        }
        String near = nearest(dataset, path)
                .map(name -> "; did you mean " + Excerpt.quoted(name) + "?")
                .orElse(".");
        return new RegressionException(
                parameter + " is '" + dataset + "', which is neither a built-in dataset nor a file" + near
                        + " There is no file " + path + ". " + builtInNames());
    }

    /** The built-in dataset or neighboring file that may have been meant, as the user would write it. */
    private static Optional<String> nearest(String dataset, Path path) {
        Optional<String> builtIn = NearNames.nearest(dataset, BuiltInDataset.names());
        if (builtIn.isPresent()) {
            return builtIn;
        }
        Path fileName = path.getFileName();
        if (fileName == null || !dataset.endsWith(fileName.toString())) {
            return Optional.empty();
        }
        String folder =
                dataset.substring(0, dataset.length() - fileName.toString().length());
        return NearNames.nearest(fileName.toString(), filesBeside(path)).map(name -> folder + name);
    }

    private static List<String> filesBeside(Path path) {
        List<String> names = new ArrayList<>();
        Path folder = path.getParent();
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.limit(MAX_FILES_TO_COMPARE).map(Path::getFileName).forEach(name -> names.add(name.toString()));
            } catch (IOException e) {
                // Without the folder's contents, all that the message lacks is a suggestion.
                return List.of();
            }
        }
        names.sort(null);
        return names;
    }

    private static String builtInNames() {
        return "The built-in datasets are " + String.join(" and ", BuiltInDataset.names()) + ".";
    }
}
