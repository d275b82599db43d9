package dev.mlmethods.regression.benchmarks.process;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The system properties of a run.
 *
 * @param parts {@code benchmarks}: the names of the parts to run; {@code all} for all of them
 * @param rounds {@code benchmarks.rounds}: how often each contender is measured, at least 1
 * @param python {@code benchmarks.python}: the Python with PyTorch and scikit-learn; otherwise the first such one on the PATH
 * @param jvms {@code benchmarks.jvm}: JDKs or their {@code java} to measure, separated by commas; all parts but one measure only the first. Empty for
 *     that of Maven
 * @param jvmArguments {@code benchmarks.jvmArguments}: additional arguments for the measured JVMs, separated by spaces
 * @param before {@code benchmarks.before}: a local repository with an earlier plugin and everything that it needs
 * @param tables {@code benchmarks.tables}: a folder with tables and their list, {@code tables.tsv}
 * @param databaseRows {@code benchmarks.databaseRows}: the rows of the table in each database
 * @param basedir the folder of this module
 * @param output where results, logs and working files go
 * @param version the version of the plugin
 * @param maven the Maven that runs the plugin
 * @param localRepository where that Maven finds what has been downloaded
 */
public record Options(
        List<String> parts,
        int rounds,
        Optional<String> python,
        List<Path> jvms,
        List<String> jvmArguments,
        Optional<Path> before,
        Optional<Path> tables,
        int databaseRows,
        Path basedir,
        Path output,
        String version,
        Path maven,
        Path localRepository) {

    /** The options of this process. */
    public static Options ofSystemProperties() {
        return new Options(
                words(required("benchmarks"), ","),
                Integer.parseInt(required("benchmarks.rounds")),
                optional("benchmarks.python"),
                optional("benchmarks.jvm").map(text -> words(text, ",")).orElse(List.of()).stream()
                        .map(Path::of)
                        .toList(),
                optional("benchmarks.jvmArguments")
                        .map(text -> words(text, " "))
                        .orElse(List.of()),
                optional("benchmarks.before").map(Path::of),
                optional("benchmarks.tables").map(Path::of),
                Integer.parseInt(required("benchmarks.databaseRows")),
                Path.of(required("benchmarks.basedir")),
                Path.of(required("benchmarks.output")),
                required("benchmarks.version"),
                Path.of(required("benchmarks.maven")),
                Path.of(required("benchmarks.localRepository")));
    }

    /** The JVM that all parts but one measure; empty for that of Maven. */
    public Optional<Path> jvm() {
        return jvms.stream().findFirst();
    }

    private static List<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String required(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException("the property " + name + " is missing"));
    }

    private static Optional<String> optional(String name) {
        return Optional.ofNullable(System.getProperty(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
