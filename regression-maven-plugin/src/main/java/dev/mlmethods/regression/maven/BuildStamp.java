package dev.mlmethods.regression.maven;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.PendingMoves;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.report.result.ResultJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The contents of {@code build.json}: which build the verdict in a folder comes from, and which build worked there last. It is a separate file
 * because the others don't contain any times. The file also has a {@link ContentSha256}.
 *
 * @param formatVersion the version of this file's format
 * @param last when the last build that trained, evaluated or checked in the folder began
 * @param verdict when the build that produced the verdict began; null before the first one
 */
@JsonIgnoreProperties(ContentSha256.FIELD)
record BuildStamp(int formatVersion, String last, @Nullable String verdict) {
    private static final int FORMAT_VERSION = 2;
    private static final String FILE = "build.json";
    private static final ResultJson JSON = new ResultJson("build stamp", FORMAT_VERSION, "run regression:check");

    /** A folder that no build has worked in. */
    private static final BuildStamp NONE = new BuildStamp(FORMAT_VERSION, Instant.EPOCH.toString(), null);

    /** The stamp of a folder; one without a build if there is none that can be read. */
    static BuildStamp of(Path folder) {
        try {
            return JSON.readUnedited(folder.resolve(FILE), BuildStamp.class);
        } catch (RegressionException e) {
            return NONE;
        }
    }

    /** Notes that a build works in a folder. An existing verdict counts as an earlier one until {@link #verdictIn}. */
    static void workIn(Path folder, Instant build) {
        PendingMoves.finishIn(folder);
        if (Files.exists(folder.resolve(CheckResult.FILE))) {
            write(
                    folder,
                    new BuildStamp(FORMAT_VERSION, build.toString(), of(folder).verdict()));
        }
    }

    /** Notes that a build has left its verdict in a folder. */
    static void verdictIn(Path folder, Instant build) {
        write(folder, new BuildStamp(FORMAT_VERSION, build.toString(), build.toString()));
    }

    private static void write(Path folder, BuildStamp stamp) {
        StagedFiles.writeOne(folder.resolve(FILE), ContentSha256.file(stamp));
    }

    Instant lastBuild() {
        return Instant.parse(last);
    }

    /** When the build of the verdict began; long ago if that isn't known. */
    Instant verdictBuild() {
        return verdict == null ? Instant.EPOCH : Instant.parse(verdict);
    }
}
