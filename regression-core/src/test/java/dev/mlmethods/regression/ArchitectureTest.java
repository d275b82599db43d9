package dev.mlmethods.regression;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

@AnalyzeClasses(packages = "dev.mlmethods.regression", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.mlmethods.regression";

    /** In the order in which the data flows: each uses only those before it. */
    static final List<String> PACKAGES = List.of(
            "predictor",
            "text",
            "json",
            "hash",
            "version",
            "git",
            "file",
            "parameter",
            "random",
            "storage",
            "data",
            "database",
            "split",
            "scaling",
            "network",
            "training",
            "dl4j",
            "engine",
            "evaluation",
            "trees",
            "diagnostics",
            "exchange",
            "model",
            "sweep",
            "tune",
            "advice",
            "report",
            "gate",
            "worker");

    /** What {@link Files} writes with. */
    private static final Set<String> WRITING =
            Set.of("move", "copy", "write", "writeString", "newBufferedWriter", "newOutputStream");

    /** What turns a vector of float32 into one of integers, and back. */
    private static final Set<String> VIEWS =
            Set.of("reinterpretAsInts", "reinterpretAsFloats", "viewAsIntegralLanes", "viewAsFloatingLanes");

    /** What {@link Class} finds others with, or makes objects. */
    private static final Set<String> CLASS_LOOKUPS = Set.of("forName", "newInstance", "getConstructor", "getMethod");

    @ArchTest
    static final ArchRule DATA_FLOWS_DOWNWARDS = dataFlowsDownwards();

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule EVERY_PACKAGE_HAS_ITS_PLACE = classes()
            .that(not(resideInAnyPackage(ROOT)))
            .should()
            .resideInAnyPackage(
                    PACKAGES.stream().map(name -> ROOT + "." + name + "..").toArray(String[]::new));

    /** A class path has it only where a table needs it. */
    @ArchTest
    static final ArchRule ONE_CLASS_KNOWS_ZSTD = noClasses()
            .that()
            .haveNameNotMatching(".*\\.ZstdLibrary(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.github.luben..");

    /** Likewise: only who asks for trees has it. */
    @ArchTest
    static final ArchRule ONE_PACKAGE_KNOWS_LIGHTGBM = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".trees")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.microsoft.ml.lightgbm..");

    /**
     * What isn't published by {@code StagedFiles} would be torn by a kill. The summary of a GitHub step is appended to, and native code is unpacked into a
     * temporary folder.
     */
    @ArchTest
    static final ArchRule ONE_PLACE_PUBLISHES_RESULTS = noClasses()
            .that()
            .doNotHaveSimpleName("PendingMoves")
            .and()
            .doNotHaveSimpleName("StepSummary")
            .and()
            .doNotHaveSimpleName("NativeCode")
            .should()
            .callMethodWhere(describe(
                    "writes a file",
                    call -> call.getTargetOwner().isEquivalentTo(Files.class) && WRITING.contains(call.getName())));

    /** A class path has DL4J only if it is asked for, and Maven's own process, in which the plugin loads specifications, never has it. */
    @ArchTest
    static final ArchRule ONE_ROOM_NEEDS_DL4J = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".dl4j..")
            .and()
            // Its method network() returns what the room creates.
            .doNotHaveFullyQualifiedName(ROOT + ".model.RegressionModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..");

    /** A file of another tool names classes; none of them is looked for, let alone loaded. */
    @ArchTest
    static final ArchRule EXCHANGE_LOADS_NO_CLASS = noClasses()
            .that()
            .resideInAPackage(ROOT + ".exchange..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect..", "java.lang.invoke..", "javax.script..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ClassLoader.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ServiceLoader.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .callMethodWhere(describe(
                    "looks a class up",
                    call -> call.getTargetOwner().isEquivalentTo(Class.class)
                            && CLASS_LOOKUPS.contains(call.getName())));

    /** The C2 of JDK 27 turns these into calls, and a training takes twice as long; {@code reinterpretShape} is compiled to nothing. */
    @ArchTest
    static final ArchRule KERNELS_ARE_COMPILED_BY_EVERY_JDK = noClasses()
            .should()
            .callMethodWhere(describe(
                    "views float32 as integers or back",
                    call -> call.getTargetOwner().getPackageName().equals("jdk.incubator.vector")
                            && VIEWS.contains(call.getName())));

    @ArchTest
    static final ArchRule MAVEN_AND_JUNIT_STAY_OUTSIDE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.junit..", "javax.inject..");

    @ArchTest
    static final ArchRule NO_STATIC_MUTABLE_STATE =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule NO_UTILS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper");

    private static LayeredArchitecture dataFlowsDownwards() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : PACKAGES) {
            layers = layers.layer(name).definedBy(ROOT + "." + name + "..");
        }
        for (int i = 0; i < PACKAGES.size(); i++) {
            List<String> behind = PACKAGES.subList(i + 1, PACKAGES.size());
            layers = behind.isEmpty()
                    ? layers.whereLayer(PACKAGES.get(i)).mayNotBeAccessedByAnyLayer()
                    : layers.whereLayer(PACKAGES.get(i)).mayOnlyBeAccessedByLayers(behind.toArray(String[]::new));
        }
        return layers;
    }
}
