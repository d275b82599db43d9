package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.internal.Versions;
import dev.mlmethods.regression.worker.Backend;
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResult;
import org.junit.jupiter.api.Test;

class WorkerClasspathTest {
    private static final File JAR = new File("core.jar");

    private final List<Dependency> asked = new ArrayList<>();
    private final WorkerClasspath classpath =
            new WorkerClasspath(resolver(), new DefaultRepositorySystemSession(), List.of());

    /** Keeps what it is asked for, and finds one file. */
    private RepositorySystem resolver() {
        return (RepositorySystem) Proxy.newProxyInstance(
                WorkerClasspathTest.class.getClassLoader(),
                new Class<?>[] {RepositorySystem.class},
                (proxy, method, arguments) -> {
                    DependencyRequest request = (DependencyRequest) arguments[1];
                    asked.addAll(request.getCollectRequest().getDependencies());
                    Artifact found = new DefaultArtifact("dev.mlmethods:regression-core:1").setFile(JAR);
                    return new DependencyResult(request)
                            .setArtifactResults(List.of(new ArtifactResult(new ArtifactRequest()).setArtifact(found)));
                });
    }

    /** Maven takes the exclusions of the core's POM on the core's own way to ND4J alone. */
    @Test
    void nd4jComesByWayOfTheCoreAlone() {
        assertThat(classpath.resolve(Backend.CPU)).containsExactly(JAR);

        Dependency core = asked.get(0);
        assertThat(core).hasToString("dev.mlmethods:regression-core:jar:" + Versions.regression() + " (runtime)");
        assertThat(core.getExclusions()).isEmpty();
        assertThat(asked.subList(1, asked.size()))
                .hasSize(5)
                .allSatisfy(backend -> assertThat(backend.getExclusions())
                        .singleElement()
                        .satisfies(exclusion -> {
                            assertThat(exclusion.getGroupId()).isEqualTo("org.nd4j");
                            assertThat(exclusion.getArtifactId()).isEqualTo("nd4j-api");
                        }));
    }
}
