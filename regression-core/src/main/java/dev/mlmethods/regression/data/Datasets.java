package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.Reason;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.predictor.text.NearNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the dataset that a user names: a built-in one or a CSV file. */
public final class Datasets {
    private static final int MAX_FILES_TO_COMPARE = 1_000;

    private Datasets() {}

    /**
     * Loads a dataset.
     *
     * @param dataset a built-in name ({@code california-housing}, {@code diabetes}), or else the path of a CSV file. A file
     *     that is named like a built-in dataset needs more of its path: {@code ./diabetes}
     * @param basedir what a relative path starts from
     * @param target the column to predict; null: the default target of a built-in dataset. A file always needs one
     * @param selection which of the other columns are features
     * @throws RegressionException if there is no such dataset, it is at fault, or it lacks one of the columns; the message
     *     names the parameter or the place in the file, the bad value and the remedy
     */
    public static Dataset load(String dataset, Path basedir, @Nullable String target, ColumnSelection selection) {
        return load("dataset", dataset, basedir, target, selection);
    }

    /**
     * Loads a dataset that another parameter names.
     *
     * @param parameter what messages call it
     * @see #load(String, Path, String, ColumnSelection)
     */
    public static Dataset load(
            String parameter, String dataset, Path basedir, @Nullable String target, ColumnSelection selection) {
        Optional<BuiltInDataset> builtIn = BuiltInDataset.named(dataset);
        if (builtIn.isPresent()) {
            return builtIn.get().load(target, selection);
        }
        Path path = resolve(parameter, dataset, basedir);
        if (!Files.exists(path)) {
            throw unknown(parameter, dataset, path);
        }
        CsvFile file = CsvFile.of(path, dataset);
        if (target == null || target.isBlank()) {
            throw new RegressionException("target is not set; name the column of " + dataset + " to predict. "
                    + file.columnsOfTable().listed());
        }
        return file.readDataset(target, selection);
    }

    /**
     * The lines of a CSV file that some rows begin in, see {@link CsvFile#linesOf}; empty for a built-in dataset, which has none.
     *
     * @param rows their 0-based numbers
     * @throws RegressionException if the file can't be read
     */
    public static SortedMap<Integer, Long> linesOf(String dataset, Path basedir, Set<Integer> rows) {
        return BuiltInDataset.named(dataset).isPresent()
                ? new TreeMap<>()
                : CsvFile.of(resolve("dataset", dataset, basedir), dataset).linesOf(rows);
    }

    /**
     * What messages call the rows of a dataset; a file is read again for each name.
     *
     * @param basedir what a relative path starts from
     */
    public static RowNames rowNames(String dataset, Path basedir) {
        return BuiltInDataset.named(dataset).isPresent()
                ? row -> "row " + row
                : CsvFile.of(resolve("dataset", dataset, basedir), dataset).rowNames();
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
                    parameter + " is " + Excerpt.quoted(dataset) + ", which is no valid path (" + e.getReason()
                            + "); name a CSV file or a built-in dataset. " + builtInNames(),
                    e);
        }
    }

    private static RegressionException unknown(String parameter, String dataset, Path path) {
        String dangling = Reason.ofDanglingLink(path);
        if (dangling != null) {
            return new RegressionException(
                    parameter + " is '" + dataset + "', but " + dangling + ". Mend the link, or name another file.");
        }
        String near = nearest(dataset, path)
                .map(name -> "; did you mean " + Excerpt.quoted(name) + "?")
                .orElse(".");
        return new RegressionException(
                parameter + " is '" + dataset + "', which is neither a built-in dataset nor a file" + near
                        + " There is no file " + path + ". " + builtInNames());
    }

    /** The built-in dataset or neighbouring file that may have been meant, as the user would write it. */
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
                // Without the folder's contents the message only lacks a suggestion.
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
