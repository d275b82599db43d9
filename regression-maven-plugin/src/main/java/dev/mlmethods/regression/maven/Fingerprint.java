package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.version.CodeSha256;
import dev.mlmethods.regression.version.Versions;
import dev.mlmethods.regression.worker.Backend;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A hash of all that a training depends on: data, specification, backend, this plugin, and threads where the engine's results depend on them. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Specification specification, Path basedir, Backend backend, @Nullable Integer threads) {
        try {
            Inputs inputs = new Inputs(
                    Versions.regression(),
                    CodeSha256.ofThisLibrary(),
                    backend.parameterName(),
                    // The bits of the other engine don't depend on them.
                    backend.needsDl4j(specification.training().engine()) ? threads : null,
                    specification,
                    DataSource.sha256Of(specification.data().dataset(), basedir).orElse(null));
            return Sha256.of(Json.hashedLine(inputs));
        } catch (IOException e) {
            throw new RegressionException("Cannot read the dataset: " + Reason.of(e) + ".", e);
        }
    }

    private record Inputs(
            String version,
            @Nullable String coreSha256,
            String backend,
            @Nullable Integer threads,
            Specification specification,
            @Nullable String fileSha256) {}
}
