package dev.mlmethods.regression.maven;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The archives of classes that a goal uses.
 *
 * @param cache null if there is no local repository
 * @param build when it began
 */
record ClassArchives(
        @Nullable CacheFolder cache,
        WorkerJvm jvm,
        ArchivePolicy policy,
        Instant build,
        Map<String, String> environment) {
    /** How a worker that is about to be started uses an archive; empty if it doesn't use one. */
    Optional<ArchiveUse> of(WorkerSetup setup) {
        if (cache == null || policy == ArchivePolicy.NEVER) {
            return Optional.empty();
        }
        return ClassArchive.of(cache, jvm, setup).flatMap(this::use);
    }

    private Optional<ArchiveUse> use(ClassArchive archive) {
        String reading = archive.reading();
        if (reading != null) {
            return Optional.of(new ArchiveUse(archive, reading, false));
        }
        return !archive.isRefused() && policy.makes(archive.isOfEarlierBuild(build), environment)
                ? Optional.of(new ArchiveUse(archive, archive.making(), true))
                : Optional.empty();
    }
}
