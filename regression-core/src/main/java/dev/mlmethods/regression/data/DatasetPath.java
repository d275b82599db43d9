package dev.mlmethods.regression.data;

import dev.mlmethods.regression.git.GitRepository;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of a dataset as results keep it: the same in each checkout of the same repository, so that no checkout's result claims that the dataset
 * moved.
 */
public final class DatasetPath {
    /** On both Linux and Windows: a result of one may be compared on the other. */
    private static final Pattern ABSOLUTE = Pattern.compile("[/\\\\].*|[A-Za-z]:[/\\\\].*", Pattern.DOTALL);

    private DatasetPath() {}

    /**
     * Makes an absolute path, such as {@code ${project.basedir}/src/main/data/prices.csv} becomes, relative to the module.
     *
     * @param dataset the name of a built-in dataset, or a path
     * @param basedir the folder of the module, which relative paths start from
     * @return the path with slashes between its parts, even on Windows; the dataset unchanged if it isn't a path, or is one outside the module
     *     and its git work tree
     */
    public static String portable(String dataset, Path basedir) {
        if (BuiltInDataset.named(dataset).isPresent()) {
            return dataset;
        }
        Path path;
        try {
            path = Path.of(dataset);
        } catch (InvalidPathException e) {
            // Whoever reads it reports that.
            return dataset;
        }
        return path.isAbsolute()
                ? relative(dataset, path.normalize(), basedir.toAbsolutePath().normalize())
                : dataset.replace(path.getFileSystem().getSeparator(), "/");
    }

    /**
     * {@return the file of a dataset; empty for a built-in one, and for anything that isn't a path}
     *
     * @param dataset the name of a built-in dataset, or a path
     * @param basedir what a relative path starts from
     */
    public static Optional<Path> file(String dataset, Path basedir) {
        try {
            return BuiltInDataset.named(dataset).isPresent() ? Optional.empty() : Optional.of(basedir.resolve(dataset));
        } catch (InvalidPathException e) {
            // Whoever reads it reports that.
            return Optional.empty();
        }
    }

    private static String relative(String dataset, Path file, Path basedir) {
        boolean isInRepository = file.startsWith(basedir)
                || GitRepository.of(basedir).top().filter(file::startsWith).isPresent();
        if (!isInRepository || file.equals(basedir)) {
            return dataset;
        }
        Path relative = basedir.relativize(file);
        String text = relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
        return BuiltInDataset.named(text).isPresent() ? "./" + text : text;
    }

    /**
     * {@return whether a path is valid on only one machine}
     *
     * @param dataset a path as Linux or Windows writes it
     */
    public static boolean isAbsolute(String dataset) {
        return ABSOLUTE.matcher(dataset).matches();
    }

    /**
     * {@return whether two results name the same file of the repository, even if one was made when paths were still kept as they were given}
     *
     * @param one the dataset of one result
     * @param other the dataset of the other result
     */
    public static boolean areSame(String one, String other) {
        return one.equals(other) || isEndOf(one, other) || isEndOf(other, one);
    }

    private static boolean isEndOf(String relative, String absolute) {
        String end = relative.startsWith("./") ? relative.substring(2) : relative;
        return !isAbsolute(relative)
                && isAbsolute(absolute)
                && absolute.replace('\\', '/').endsWith("/" + end.replace('\\', '/'));
    }
}
