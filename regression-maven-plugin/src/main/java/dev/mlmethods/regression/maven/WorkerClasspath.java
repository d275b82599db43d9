package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.version.Versions;
import dev.mlmethods.regression.worker.Backend;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the core, and DL4J with this machine's ND4J backend if requested, through Maven's own repositories and settings.
 *
 * <p>Versions and exclusions are those of the core's POM, in which DL4J and its libraries are optional; anything else that this project's parent
 * manages doesn't apply here.
 */
final class WorkerClasspath {
    private static final String RUNTIME = "runtime";
    private static final Set<String> SCOPES = Set.of("compile", RUNTIME);
    private static final Artifact CORE = new DefaultArtifact("dev.mlmethods:regression-core:" + Versions.regression());

    private static final Dependency PLAIN = new Dependency(CORE, RUNTIME);

    /** A backend's own path to ND4J, where nothing excludes the old libraries that the core does without. */
    private static final Exclusion ND4J = new Exclusion("org.nd4j", "nd4j-api", "*", "*");

    private final RepositorySystem repositorySystem;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;
    private final Log log;

    WorkerClasspath(
            RepositorySystem repositorySystem,
            RepositorySystemSession session,
            List<RemoteRepository> repositories,
            Log log) {
        this.repositorySystem = repositorySystem;
        this.session = session;
        this.repositories = repositories;
        this.log = log;
    }

    /**
     * The files of a class path without DL4J.
     *
     * @throws RegressionException if an artifact cannot be resolved
     */
    List<File> resolve() {
        return resolveWith(List.of());
    }

    /**
     * The files of a class path without DL4J, with other artifacts.
     *
     * @throws RegressionException if an artifact cannot be resolved
     */
    List<File> resolveWith(List<Artifact> others) {
        return resolveWithAll(others.stream()
                .map(artifact -> new Dependency(artifact, RUNTIME))
                .toList());
    }

    /**
     * The files of a class path without DL4J, with other dependencies.
     *
     * @throws RegressionException if an artifact cannot be resolved
     */
    List<File> resolveWithAll(List<Dependency> others) {
        List<Dependency> dependencies = new ArrayList<>(List.of(PLAIN));
        dependencies.addAll(others);
        return cache(dependencies).flatMap(ClasspathCache::find).orElseGet(() -> resolved(dependencies, List::of));
    }

    /** The same if an earlier build has resolved it, so nothing has to be downloaded and nothing can fail. */
    Optional<List<File>> known() {
        return cache(List.of(PLAIN)).flatMap(ClasspathCache::find);
    }

    /**
     * The files of a class path with DL4J and everything else that is optional for the core.
     *
     * @throws RegressionException if the backend cannot run here, or an artifact cannot be resolved
     */
    List<File> resolveWithDl4j(Backend backend) {
        if (backend == Backend.CUDA) {
            NvidiaGpus.requireUsable(NvidiaGpus::askNvidiaSmi);
        }
        List<Dependency> dependencies = new ArrayList<>(List.of(PLAIN));
        dependencies.addAll(natives(backend));
        return cache(dependencies)
                .flatMap(ClasspathCache::find)
                // After the backend, whose version of slf4j matches its binding.
                .orElseGet(() -> resolved(dependencies, this::optionalOfTheCore));
    }

    private static List<Dependency> natives(Backend backend) {
        return new NativeArtifacts()
                .of(backend, System.getProperty("os.name"), System.getProperty("os.arch")).stream()
                        .map(artifact -> new Dependency(artifact, RUNTIME, false, List.of(ND4J)))
                        .toList();
    }

    /**
     * The files of a class path with Spark, for a driver.
     *
     * @param spark its artifacts
     * @param backend with which DL4J is there, too; null without it
     * @throws RegressionException if the backend cannot run here, or an artifact cannot be resolved
     */
    List<File> resolveWithSpark(List<Artifact> spark, @Nullable Backend backend) {
        if (backend == null) {
            return resolveWith(spark);
        }
        List<Dependency> dependencies = new ArrayList<>(List.of(PLAIN));
        spark.forEach(artifact -> dependencies.add(new Dependency(artifact, RUNTIME)));
        // Spark has a binding of its own for slf4j.
        natives(backend).stream()
                .filter(dependency -> !dependency.getArtifact().getArtifactId().startsWith("slf4j"))
                .forEach(dependencies::add);
        return cache(dependencies)
                .flatMap(ClasspathCache::find)
                .orElseGet(() -> resolved(dependencies, this::optionalOfTheCore));
    }

    private Optional<ClasspathCache> cache(List<Dependency> dependencies) {
        return ClasspathCache.of(session, repositories, dependencies, log);
    }

    /** Resolves them and others that follow from them, and stores the files for later builds. */
    private List<File> resolved(List<Dependency> dependencies, Supplier<List<Dependency>> others) {
        List<Dependency> all = new ArrayList<>(dependencies);
        all.addAll(others.get());
        List<File> files = resolve(all);
        cache(dependencies).ifPresent(cache -> cache.keep(files));
        return files;
    }

    private List<Dependency> optionalOfTheCore() {
        try {
            return repositorySystem
                    .readArtifactDescriptor(session, new ArtifactDescriptorRequest(CORE, repositories, ""))
                    .getDependencies()
                    .stream()
                    .filter(Dependency::isOptional)
                    .filter(dependency -> SCOPES.contains(dependency.getScope()))
                    .map(dependency -> dependency.setOptional(false).setScope(RUNTIME))
                    .toList();
        } catch (ArtifactDescriptorException e) {
            throw unresolved(e);
        }
    }

    private List<File> resolve(List<Dependency> dependencies) {
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
            throw unresolved(e);
        }
    }

    private RegressionException unresolved(RepositoryException e) {
        return new RegressionException(
                "Cannot resolve the worker's class path: "
                        + String.valueOf(e.getMessage()).replaceFirst("\\.$", "")
                        + (session.isOffline()
                                ? ". Run once without -o, so that Maven can download it."
                                : ". Check the network and the repositories in settings.xml."),
                e);
    }
}
