package dev.mlmethods.regression.experiments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

class RegressionSweepTest {
    private static final String SAMPLES = "dev.mlmethods.regression.experiments.SampleSweeps$";
    private static final Map<String, String> IN_PARALLEL = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

    @TempDir
    private Path temp;

    @Test
    void eachTrialIsATestNamedByItsParameters() {
        EngineExecutionResults results = run(SampleSweeps.Plain.class);
        results.testEvents().assertStatistics(tests -> tests.started(6).succeeded(6));
        assertThat(names(results.testEvents().started()))
                .containsExactly(
                        "[1] learningRate 0.001, epochs 1",
                        "[2] learningRate 0.001, epochs 2",
                        "[3] learningRate 0.001, epochs 3",
                        "[4] learningRate 0.01, epochs 1",
                        "[5] learningRate 0.01, epochs 2",
                        "[6] learningRate 0.01, epochs 3");
    }

    @Test
    void allTestsOfAClassShareOneSweepAndAnotherAnnotationIsAnother() {
        EngineExecutionResults results = run(SampleSweeps.Shared.class);
        results.testEvents().assertStatistics(tests -> tests.started(12).succeeded(12));
        assertThat(owners(published(results))).containsExactlyInAnyOrder(ofThree("SampleSweeps$Shared", "OtherEpochs"));
    }

    @Test
    void testsThatRunInParallelWaitForOneSweep() {
        EngineExecutionResults results =
                run(IN_PARALLEL, SampleSweeps.Shared.class, SampleSweeps.Plain.class, SampleSweeps.Derived.class);
        results.testEvents().assertStatistics(tests -> tests.started(20).succeeded(20));
        assertThat(owners(published(results)))
                .containsExactlyInAnyOrder(
                        ofThree("SampleSweeps$Shared", "OtherEpochs", "SampleSweeps$Plain", "SampleSweeps$Derived"));
    }

    @Test
    void eachSubclassHasItsOwnSweep() {
        EngineExecutionResults results = run(SampleSweeps.Derived.class, SampleSweeps.AlsoDerived.class);
        results.testEvents().assertStatistics(tests -> tests.started(4).succeeded(4));
        assertThat(temp.resolve("reports/derived/trials.csv"))
                .hasSameTextualContentAs(temp.resolve("reports/also-derived/trials.csv"));
    }

    @Test
    void aDivergedTrialFailsWhereItsMetricsAreAskedForAndCanBeLeftOut() {
        EngineExecutionResults results = run(SampleSweeps.Diverging.class);
        results.testEvents()
                .assertStatistics(tests -> tests.started(4).succeeded(3).failed(1));
        Event failed = results.testEvents().failed().list().get(0);
        assertThat(failed.getTestDescriptor().getDisplayName()).isEqualTo("[2] learningRate 1e30");
        assertThat(failure(failed)).hasMessageStartingWith("Trial 2 has no metrics because it diverged: ");
        assertThat(names(results.testEvents().succeeded()))
                .containsExactlyInAnyOrder("[1] learningRate 0.01", "[1] learningRate 0.01", "[1] learningRate 1e30");
    }

    @Test
    void theResultsAreWrittenAndPublishedAsFilesOfTheClass() throws IOException {
        EngineExecutionResults results = run(SampleSweeps.Plain.class);
        Path folder = temp.resolve("reports/plain");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "trials.csv", "summary.json", "sweep.json", "index.html", "timings.json");
        }
        List<FileEntry> published = published(results).stream()
                .map(event -> event.getRequiredPayload(FileEntry.class))
                .toList();
        assertThat(published)
                .extracting(file -> file.getMediaType().orElseThrow())
                .containsExactly("text/csv; charset=UTF-8", "application/json", "text/html; charset=UTF-8");
        assertThat(published)
                .allSatisfy(file -> assertThat(file.getPath())
                        .hasSameBinaryContentAs(folder.resolve(file.getPath().getFileName())));
        assertThat(folder.resolve("trials.csv")).content().hasLineCount(7);
        assertThat(folder.resolve("timings.json")).content().contains("\"trainedEpochs\": 6");
    }

    @Test
    void theResultsAreInTheBuildFolderUnlessAnotherIsNamed() throws IOException {
        Path trials = Path.of("target/regression/experiments/plain/trials.csv");
        Files.deleteIfExists(trials);
        execute(kit(SampleSweeps.Plain.class)).testEvents().assertStatistics(tests -> tests.succeeded(6));
        assertThat(trials).isRegularFile();
    }

    @Test
    void aPageLeadsToThoseOfAllExperiments() throws IOException {
        run(SampleSweeps.Plain.class, SampleSweeps.Derived.class);
        assertThat(temp.resolve("reports/index.html"))
                .content(UTF_8)
                .contains("<h1>Experiments</h1>", "href=\"./derived/index.html\"", "href=\"./plain/index.html\"");
    }

    @Test
    void aSecondRunReplacesTheFilesOfTheFirst() {
        run(SampleSweeps.Plain.class).testEvents().assertStatistics(tests -> tests.failed(0));
        run(SampleSweeps.Plain.class).testEvents().assertStatistics(tests -> tests.succeeded(6));
    }

    @Test
    void experimentsOfOneNameAreRefused() {
        EngineExecutionResults results = run(SampleSweeps.First.class, SampleSweeps.Second.class);
        results.testEvents().assertStatistics(tests -> tests.succeeded(1));
        assertThat(failure(results.containerEvents().failed().list().get(0)))
                .hasMessage("@RegressionSweep of " + SAMPLES + "Second: the experiment of " + SAMPLES
                        + "First is named twice as well; give one of them another name.");
    }

    static Stream<Arguments> misconfigurations() {
        return Stream.of(
                Arguments.of(
                        SampleSweeps.Nothing.class,
                        "The sweep has nothing to search; give the values to try, such as learningRates=1e-4,1e-3."),
                Arguments.of(SampleSweeps.Twice.class, "epochs has 1 twice; remove one."),
                Arguments.of(
                        SampleSweeps.Singular.class,
                        "The sweep has momentum, which it cannot search; did you mean momentums?"),
                Arguments.of(
                        SampleSweeps.Empty.class,
                        "momentums is empty; give at least one value, or leave it out and set momentum."),
                Arguments.of(
                        SampleSweeps.NoAssignment.class,
                        "space has 'momentums 0.8'; write a name and a value, such as momentums=0.8,0.9."),
                Arguments.of(
                        SampleSweeps.NoName.class,
                        "space has '=0.8'; write a name and a value, such as momentums=0.8,0.9."),
                Arguments.of(SampleSweeps.Both.class, "space has epochs, which has an attribute as well; remove one."),
                Arguments.of(SampleSweeps.SpaceTwice.class, "space has epochs twice; remove one."),
                Arguments.of(
                        SampleSweeps.UnknownField.class,
                        "specification has batchsize, which is unknown; did you mean batchSize?"),
                Arguments.of(
                        SampleSweeps.FieldWithAttribute.class,
                        "specification has validationSize, which has an attribute of its own; use that."),
                Arguments.of(
                        SampleSweeps.PresetAsField.class,
                        "specification has preset, which has an attribute of its own; use that."),
                Arguments.of(
                        SampleSweeps.SearchedField.class,
                        "specification has epochs, which is searched as well; remove one."),
                Arguments.of(
                        SampleSweeps.BadValue.class,
                        "batchSize is 'many'; it must be full or a whole number of at least 1."),
                Arguments.of(
                        SampleSweeps.OnDl4j.class,
                        "engine=dl4j and networks of DL4J need DL4J and a backend of ND4J on the class path; add"
                                + " org.deeplearning4j:deeplearning4j-nn:1.0.0-M2.1 and"
                                + " org.nd4j:nd4j-native-platform:1.0.0-M2.1 to the dependencies, or use engine=vector,"
                                + " which needs neither."),
                Arguments.of(
                        SampleSweeps.TestRows.class,
                        "objective is 'test.rmse', but the test rows are never used to choose; give a metric of the"
                                + " validation rows, such as validation.rmse."),
                Arguments.of(SampleSweeps.TwoDirections.class, "direction has 2 values; give one at most."),
                Arguments.of(
                        SampleSweeps.NoValidation.class,
                        "validationSize is 0, so there are no validation rows to compare the trials on;"
                                + " set validationSize, such as 0.2, or folds, such as 5."),
                Arguments.of(
                        SampleSweeps.BadName.class,
                        "name is '../elsewhere'; it must begin with a letter or digit, and contain only letters, digits, dots,"
                                + " hyphens and underscores, because it names a folder."));
    }

    @ParameterizedTest
    @MethodSource("misconfigurations")
    void aFaultNamesTheClassTheValueAndTheRemedy(Class<?> testClass, String message) {
        assertThat(misconfiguration(testClass))
                .hasMessage("@RegressionSweep of " + testClass.getName() + ": " + message);
    }

    @Test
    void aFaultInTheDataIsOneOfTheClass() {
        assertThat(misconfiguration(SampleSweeps.NoDataset.class))
                .hasMessageStartingWith("@RegressionSweep of " + SAMPLES + "NoDataset: ")
                .hasMessageContaining("diabetis");
    }

    @Test
    void anUnknownFieldThatIsLikeNoOtherGetsAListOfThem() {
        assertThat(misconfiguration(SampleSweeps.UnlikeAnyField.class))
                .hasMessageStartingWith("@RegressionSweep of " + SAMPLES
                        + "UnlikeAnyField: specification has x, which is unknown; the fields are dataset, target, ");
    }

    @Test
    void aTrialSourceNeedsASweep() {
        assertThat(misconfiguration(SampleSweeps.WithoutSweep.class))
                .hasMessage(SAMPLES + "WithoutSweep has a @TrialSource, but neither it nor an enclosing class"
                        + " has @RegressionSweep; add one.");
    }

    @Test
    void aTrialSourceNeedsATrialToGive() {
        assertThat(misconfiguration(SampleSweeps.WithoutTrial.class))
                .hasMessage("test(TestReporter, Trial) of " + SAMPLES
                        + "WithoutTrial has @TrialSource, but its first parameter is neither a Trial nor a"
                        + " TrialResult; put one of them, or both, first.");
    }

    private Throwable misconfiguration(Class<?> testClass) {
        EngineExecutionResults results = run(testClass);
        results.testEvents().assertStatistics(tests -> tests.started(0));
        Throwable failure = failure(results.containerEvents().failed().list().get(0));
        assertThat(failure).isInstanceOf(ExtensionConfigurationException.class);
        return failure;
    }

    private static Throwable failure(Event failed) {
        return failed.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }

    private static List<String> names(Events events) {
        return events.map(event -> event.getTestDescriptor().getDisplayName()).toList();
    }

    private static List<Event> published(EngineExecutionResults results) {
        return results.allEvents().fileEntryPublished().list();
    }

    /** Each name three times, because a sweep publishes three files. */
    private static String[] ofThree(String... names) {
        return Arrays.stream(names).flatMap(name -> Stream.of(name, name, name)).toArray(String[]::new);
    }

    private static List<String> owners(List<Event> published) {
        return published.stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private EngineExecutionResults run(Class<?>... testClasses) {
        return run(Map.of(), testClasses);
    }

    private EngineExecutionResults run(Map<String, String> configuration, Class<?>... testClasses) {
        String directory = temp.resolve("reports").toString();
        return execute(kit(testClasses)
                .configurationParameter(ExperimentReport.DIRECTORY_PARAMETER, directory)
                .configurationParameters(configuration));
    }

    private static EngineTestKit.Builder kit(Class<?>... testClasses) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(Stream.of(testClasses)
                        .map(testClass -> selectClass(testClass))
                        .toArray(DiscoverySelector[]::new));
    }

    private EngineExecutionResults execute(EngineTestKit.Builder kit) {
        return kit.outputDirectoryCreator(new PublishedFiles(temp.resolve("published")))
                .execute();
    }
}
