package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.data.DialectSpec;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What the goals share that read a CSV file which the user names: how it is written. */
abstract class AbstractTableMojo extends AbstractDatabaseMojo {
    /**
     * The character between two columns of a CSV file; {@code tab} and {@code space} are words for theirs. Default: found in the file; for {@code predict}, otherwise as given for the dataset of the model.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.separator")
    private @Nullable String separator;

    /**
     * The character around texts that have separators in them, or {@code none}. Default: found in the file; for {@code predict}, otherwise as given for the dataset of the model.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.quote")
    private @Nullable String quote;

    /**
     * The decimal separator of numbers: a point or a comma. Default: found in the file; for {@code predict}, otherwise as given for the dataset of the model.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.decimal")
    private @Nullable String decimal;

    /**
     * The thousands separator of numbers: a comma, a point, an apostrophe, an underscore, {@code space} or {@code none}. Default: found in the file; for {@code predict}, otherwise as given for the dataset of the model.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.thousands")
    private @Nullable String thousands;

    /**
     * The character that begins a comment line, which is not a row, such as {@code #}, or {@code none}. Default: found in the file; for {@code predict}, otherwise as given for the dataset of the model.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.comment")
    private @Nullable String comment;

    /**
     * The character set of a CSV file, such as {@code utf-8}, {@code windows-1252} or {@code latin1}. Default: found in the file; for {@code predict}, otherwise as given for the dataset of the model.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.encoding")
    private @Nullable String encoding;

    AbstractTableMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    /** What was given of it. */
    final DialectSpec dialect() {
        return new DialectSpec(separator, quote, decimal, thousands, comment, encoding);
    }
}
