package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.internal.Versions;
import dev.mlmethods.regression.worker.Backend;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Resolves the core, DL4J and the ND4J backend of this machine, through Maven's own repositories and settings.
 *
 * <p>Versions and exclusions are those of the core's POM; what the parent of this project manages beyond that doesn't count here.
 */
final class WorkerClasspath {
    private static final String RUNTIME = "runtime";

    /** A backend's own way to ND4J, on which nothing excludes the old libraries that the core goes without. */
    private static final Exclusion ND4J = new Exclusion("org.nd4j", "nd4j-api", "*", "*");

    private final RepositorySystem repositorySystem;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    WorkerClasspath(
            RepositorySystem repositorySystem, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.repositorySystem = repositorySystem;
        this.session = session;
        this.repositories = repositories;
    }

    /**
     * The files of the class path.
     *
     * @throws RegressionException if the backend cannot run here, or an artifact cannot be had
     */
    List<File> resolve(Backend backend) {
        if (backend == Backend.CUDA) {
            NvidiaGpus.requireUsable(NvidiaGpus::askNvidiaSmi);
        }
        List<Dependency> dependencies = new ArrayList<>();
        dependencies.add(
                new Dependency(new DefaultArtifact("dev.mlmethods:regression-core:" + Versions.regression()), RUNTIME));
        for (Artifact artifact :
                new NativeArtifacts().of(backend, System.getProperty("os.name"), System.getProperty("os.arch"))) {
            dependencies.add(new Dependency(artifact, RUNTIME, false, List.of(ND4J)));
        }
        CollectRequest collect = new CollectRequest(dependencies, List.of(), repositories);
        try {
            return repositorySystem
                    .resolveDependencies(session, new DependencyRequest(collect, (node, parents) -> true))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .map(Artifact::getFile)
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new RegressionException(
                    "Cannot resolve the worker's class path: "
                            + String.valueOf(e.getMessage()).replaceFirst("\\.$", "")
                            + (session.isOffline()
                                    ? ". Run once without -o, so that Maven can download it."
                                    : ". Check the network and the repositories in settings.xml."),
                    e);
        }
    }
}
