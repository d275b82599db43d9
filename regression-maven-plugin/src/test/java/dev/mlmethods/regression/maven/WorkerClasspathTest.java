package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.version.Versions;
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
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactDescriptorRequest;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResult;
import org.junit.jupiter.api.Test;

class WorkerClasspathTest {
    private static final File JAR = new File("core.jar");

    private static final Exclusion GSON = new Exclusion("com.google.code.gson", "gson", "*", "*");

    private static final List<Dependency> OF_THE_CORE = List.of(
            dependency("org.deeplearning4j:deeplearning4j-nn:1", "compile", true),
            dependency("commons-io:commons-io:2", "runtime", true),
            dependency("de.siegmar:fastcsv:3", "compile", false),
            dependency("org.example:of-its-tests:4", "test", true));

    private final List<Dependency> asked = new ArrayList<>();
    private final WorkerClasspath classpath =
            new WorkerClasspath(resolver(), new DefaultRepositorySystemSession(), List.of(), new RecordingLog());

    /** Records what it is asked for, and finds one file. */
    private RepositorySystem resolver() {
        return (RepositorySystem) Proxy.newProxyInstance(
                WorkerClasspathTest.class.getClassLoader(),
                new Class<?>[] {RepositorySystem.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("readArtifactDescriptor")) {
                        return new ArtifactDescriptorResult((ArtifactDescriptorRequest) arguments[1])
                                .setDependencies(OF_THE_CORE);
                    }
                    DependencyRequest request = (DependencyRequest) arguments[1];
                    asked.addAll(request.getCollectRequest().getDependencies());
                    Artifact found = new DefaultArtifact("dev.mlmethods:regression-core:1").setFile(JAR);
                    return new DependencyResult(request)
                            .setArtifactResults(List.of(new ArtifactResult(new ArtifactRequest()).setArtifact(found)));
                });
    }

    @Test
    void withoutDl4jThereIsTheCoreAlone() {
        assertThat(classpath.resolve()).containsExactly(JAR);

        assertThat(asked)
                .singleElement()
                .hasToString("dev.mlmethods:regression-core:jar:" + Versions.regression() + " (runtime)");
    }

    /** With the exclusions of the core's POM, which a backend's own path to ND4J lacks. */
    @Test
    void dl4jIsWhatTheCoreHasForItOptionally() {
        assertThat(classpath.resolveWithDl4j(Backend.CPU)).containsExactly(JAR);

        assertThat(asked.get(0))
                .hasToString("dev.mlmethods:regression-core:jar:" + Versions.regression() + " (runtime)");
        assertThat(asked.subList(1, 6))
                .allSatisfy(backend -> assertThat(backend.getExclusions())
                        .singleElement()
                        .satisfies(exclusion -> {
                            assertThat(exclusion.getGroupId()).isEqualTo("org.nd4j");
                            assertThat(exclusion.getArtifactId()).isEqualTo("nd4j-api");
                        }));
        assertThat(asked.subList(6, asked.size()))
                .extracting(Object::toString)
                .containsExactly(
                        "org.deeplearning4j:deeplearning4j-nn:jar:1 (runtime)",
                        "commons-io:commons-io:jar:2 (runtime)");
        assertThat(asked.get(6).getExclusions()).containsExactly(GSON);
    }

    /** Spark has a binding of its own for slf4j. */
    @Test
    void sparkComesBeforeDl4jAndWithoutItsLog() {
        assertThat(classpath.resolveWithSpark(new NativeArtifacts().spark(""), Backend.CPU))
                .containsExactly(JAR);

        assertThat(asked)
                .extracting(dependency -> dependency.getArtifact().getArtifactId())
                .startsWith("regression-core", "regression-spark", "nd4j-native")
                .endsWith("deeplearning4j-nn", "commons-io")
                .doesNotContain("slf4j-simple");
    }

    private static Dependency dependency(String coordinates, String scope, boolean optional) {
        return new Dependency(new DefaultArtifact(coordinates), scope, optional, List.of(GSON));
    }
}
