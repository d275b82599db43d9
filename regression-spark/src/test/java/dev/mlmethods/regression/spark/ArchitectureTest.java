package dev.mlmethods.regression.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;

@AnalyzeClasses(packages = "dev.mlmethods.regression.spark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** A driver has no filter for the whole JVM. */
    @ArchTest
    static final ArchRule NOTHING_IS_DESERIALIZED_BUT_BY_SPARK =
            noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

    /** Models may have entries that DL4J would deserialize. */
    @ArchTest
    static final ArchRule NO_MODEL_IS_READ = noClasses()
            .should()
            .dependOnClassesThat()
            .haveSimpleName("ModelFile")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

    @ArchTest
    static final ArchRule NO_STATIC_MUTABLE_STATE =
            fields().that().areStatic().should().beFinal();
}
