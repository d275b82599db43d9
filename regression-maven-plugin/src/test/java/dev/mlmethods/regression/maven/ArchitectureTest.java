package dev.mlmethods.regression.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apache.maven.plugin.AbstractMojo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@AnalyzeClasses(
        packages = "dev.mlmethods",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OnlyThePlugin.class})
class ArchitectureTest {
    @ArchTest
    static final ArchRule MOJOS_ARE_IN_THE_MAVEN_PACKAGE = classes()
            .that()
            .areAssignableTo(AbstractMojo.class)
            .should()
            .resideInAPackage("dev.mlmethods.regression.maven");

    @ArchTest
    static final ArchRule NOTHING_USES_DL4J = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule NO_STATIC_MUTABLE_STATE =
            fields().that().areStatic().should().beFinal();

    /** Maven's process doesn't load any of this project's native code; that proves its worth when a worker crashes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.nd4j.linalg.factory.Nd4j",
                "org.deeplearning4j.nn.multilayer.MultiLayerNetwork",
                "org.bytedeco.javacpp.Loader"
            })
    void dl4jIsNotOnTheClassPath(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void theClassPathThatIsLookedAtHasTheCore() throws ClassNotFoundException {
        Class<?> unused = Class.forName("dev.mlmethods.regression.worker.WorkerMain");
    }

    /** The core has its own rules. */
    static final class OnlyThePlugin implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return location.contains("regression-maven-plugin");
        }
    }
}
