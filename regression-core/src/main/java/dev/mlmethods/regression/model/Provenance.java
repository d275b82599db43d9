package dev.mlmethods.regression.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.QueryOrigin;
import dev.mlmethods.regression.git.GitRepository;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a model comes from. The seeds are in the specification; it contains no time, so that the same inputs give the
 * same file.
 *
 * @param dataSha256 the dataset's contents, see {@link Dataset#sha256}
 * @param rows the rows of the dataset, before the split
 * @param platform what trained it, or computed the predictions of a network that was imported; in JSON, its fields are inlined here
 * @param gitCommit the commit that was checked out; null outside a git work tree
 * @param imported the files that the network was read from; null if it was trained here
 * @param origin the query and the database that the rows came from; null if they didn't come from one
 */
public record Provenance(
        String dataSha256,
        int rows,
        @JsonUnwrapped Platform platform,
        @Nullable String gitCommit,
        @Nullable ImportedFiles imported,
        @Nullable QueryOrigin origin) {
    /**
     * Creates the provenance of a model that was trained here.
     *
     * @param dataSha256 the dataset's contents, see {@link Dataset#sha256}
     * @param rows the rows of the dataset, before the split
     * @param platform what trained it
     * @param gitCommit the commit that was checked out; null outside a git work tree
     */
    public Provenance(String dataSha256, int rows, Platform platform, @Nullable String gitCommit) {
        this(dataSha256, rows, platform, gitCommit, null, null);
    }

    /** {@return the goal of the plugin that made the model: {@code train} or {@code import}} */
    public String goal() {
        return imported == null ? "train" : "import";
    }

    /**
     * {@return whether the model comes from a dataset with these contents}
     *
     * @param dataset all its rows, not divided
     */
    public boolean isOf(Dataset dataset) {
        return dataset.sha256().equals(dataSha256);
    }

    Provenance withImported(ImportedFiles files) {
        return new Provenance(dataSha256, rows, platform, gitCommit, files, origin);
    }

    /**
     * Of what was made here and now.
     *
     * @param dataset all its rows
     * @param data where they are
     */
    static Provenance of(Dataset dataset, DataSpec data, String engine, String backend, Path basedir) {
        return new Provenance(
                dataset.sha256(),
                dataset.rows(),
                Platform.ofNow(engine, backend),
                GitRepository.of(basedir).head().orElse(null),
                null,
                DataSource.of(data, basedir).origin().orElse(null));
    }
}
