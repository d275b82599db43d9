package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.VisibleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.toolchain.Toolchain;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerJvmTest {
    private static final List<String> OPTIONS = List.of(
            "-Djdk.serialFilter=!*",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000",
            "-XX:InitialRAMPercentage=0.03",
            "-XX:MinHeapFreeRatio=10",
            "-XX:+UseSerialGC");

    /** The launcher and these. */
    private static final int ALWAYS = 1 + OPTIONS.size();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void isMavensOwnWhereNothingElseIsGiven() {
        WorkerJvm jvm = WorkerJvm.find(null, null);
        assertThat(jvm.executable()).isEqualTo(launcher(Path.of(System.getProperty("java.home"))));
        assertThat(jvm.feature()).isEqualTo(Runtime.version().feature());
    }

    @Test
    void isTheToolchainsBeforeMavensOwn() throws IOException {
        Path jdk = jdk("21.0.4");
        assertThat(WorkerJvm.find(null, toolchain(launcher(jdk).toString())))
                .isEqualTo(new WorkerJvm(launcher(jdk), 21, false));
    }

    @Test
    void isMavensOwnWhereTheToolchainHasNoJava() {
        assertThat(WorkerJvm.find(null, toolchain(null))).isEqualTo(WorkerJvm.find(null, null));
    }

    @Test
    void isTheParametersBeforeTheToolchains() throws IOException {
        Path jdk = jdk("21.0.4");
        WorkerJvm expected = new WorkerJvm(launcher(jdk), 21, false);
        assertThat(WorkerJvm.find(launcher(jdk).toString(), toolchain("/none"))).isEqualTo(expected);
        assertThat(WorkerJvm.find(jdk.toString(), toolchain("/none"))).isEqualTo(expected);
    }

    /** The worker starts in the project's folder, which may not be the one that Maven was started in. */
    @Test
    void isAbsoluteWhereTheParameterIsRelative() throws IOException {
        Path jdk = jdk("21.0.4");
        Path relative = Path.of("").toAbsolutePath().relativize(jdk);
        WorkerJvm jvm = WorkerJvm.find(relative.toString(), null);
        assertThat(jvm.executable()).isAbsolute().isExecutable();
        assertThat(jvm.feature()).isEqualTo(21);
    }

    @Test
    void rejectsAParameterThatIsNoJvm() throws IOException {
        Path text = Files.writeString(folder.resolve("java"), "no program");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (String parameter : List.of(
                text.toString(), empty.toString(), folder.resolve("none").toString(), "", "\0")) {
            assertThatThrownBy(() -> WorkerJvm.find(parameter, null), "jvm %s", parameter)
                    .isInstanceOf(RegressionException.class)
                    .hasMessage("jvm is " + VisibleText.of(parameter)
                            + ", which is neither a Java executable nor the folder of a JDK.");
        }
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_402, 8", "11.0.22, 11", "16.0.2, 16"})
    void rejectsAJavaThatIsTooOld(String version, int feature) throws IOException {
        Path jdk = jdk(version);
        assertThatThrownBy(() -> WorkerJvm.find(jdk.toString(), null))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The worker's JVM " + launcher(jdk) + " is Java " + feature
                        + "; it must be Java 17 or later. Set jvm, or the JDK of the toolchain.");
    }

    @ParameterizedTest
    @CsvSource({"17, 17", "17.0.15, 17", "21.0.4, 21", "23.0.2, 23"})
    void getsTheWorkersOptions(String version, int feature) throws IOException {
        Path jdk = jdk(version);
        WorkerJvm jvm = WorkerJvm.find(jdk.toString(), null);
        assertThat(jvm.feature()).isEqualTo(feature);
        assertThat(jvm.command(null, Map.of()))
                .startsWith(launcher(jdk).toString())
                .containsSubsequence(OPTIONS)
                .hasSize(ALWAYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24", "25.0.1", "26-ea"})
    void allowsNativeAccessWhereJavaWouldWarnOfIt(String version) throws IOException {
        Path jdk = jdk(version);
        assertThat(WorkerJvm.find(jdk.toString(), null).command(null, Map.of()))
                .startsWith(launcher(jdk).toString())
                .containsSubsequence(OPTIONS)
                .endsWith("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                .hasSize(ALWAYS + 2);
    }

    /** Its filter would refuse the messages between the processes of Spark. */
    @Test
    void driverOfSparkHasNoFilterAndNoOptionsOfAShortLife() throws IOException {
        Path jdk = jdk("25.0.1");
        assertThat(WorkerJvm.find(jdk.toString(), null).driverCommand("-Xmx4g"))
                .containsExactly(
                        launcher(jdk).toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx4g");
    }

    @Test
    void findsTheReleaseFileBehindALink() throws IOException {
        Path jdk = jdk("25.0.1");
        Path link = Files.createSymbolicLink(folder.resolve("java-link"), launcher(jdk));
        assertThat(WorkerJvm.find(link.toString(), null)).isEqualTo(new WorkerJvm(link, 25, false));
    }

    @Test
    void takesAJvmThatDoesNotSayItsVersion() throws IOException {
        Path jdk = jdk("nonsense");
        assertThat(WorkerJvm.find(jdk.toString(), null).feature()).isZero();
        Files.delete(jdk.resolve("release"));
        assertThat(WorkerJvm.find(jdk.toString(), null).command(null, Map.of())).hasSize(ALWAYS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-Xmx4g | -Xmx4g",
                "-Xmx4g  -ea | -Xmx4g;-ea",
                "`  `|",
                "-Da=\"b c\" -ea | -Da=b c;-ea",
                "'-Da=b c' -ea | -Da=b c;-ea",
                "-Da='say \"hi\"' | -Da=say \"hi\"",
                "-Da=C:\\dir | -Da=C:\\dir",
                "`-Xmx4g\n    -ea` | -Xmx4g;-ea",
                "`-Xmx4g\r\n\t-ea` | -Xmx4g;-ea"
            })
    void splitsTheUsersArgumentsAsAShellWould(String jvmArguments, @Nullable String expected) {
        List<String> command = new WorkerJvm(Path.of("java"), 17, false).command(jvmArguments, Map.of());
        assertThat(command.subList(ALWAYS, command.size()))
                .containsExactly(expected == null ? new String[0] : expected.split(";", -1));
    }

    /** With two of them, the JVM would not start. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-Xmx4g -XX:+UseParallelGC -ea", "-XX:+UseZGC"})
    void leavesTheCollectorToTheUser(String options) {
        WorkerJvm jvm = new WorkerJvm(Path.of("java"), 17, false);
        assertThat(jvm.command(options, Map.of())).doesNotContain("-XX:+UseSerialGC");
        for (String variable : List.of("JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            assertThat(jvm.command(null, Map.of(variable, options))).doesNotContain("-XX:+UseSerialGC");
        }
        // The worker's process doesn't have this variable.
        assertThat(jvm.command("-XX:+UseStringDeduplication", Map.of("JAVA_TOOL_OPTIONS", options)))
                .contains("-XX:+UseSerialGC");
    }

    @Test
    void showsArgumentsThatCannotBeSplit() {
        assertThatThrownBy(() -> new WorkerJvm(Path.of("java"), 17, false).command("-Da=\"b", Map.of()))
                .isInstanceOf(RegressionException.class)
                .hasMessage("jvmArguments is '-Da=\"b', which cannot be read: unbalanced quotes in -Da=\"b.");
    }

    private Path jdk(String version) throws IOException {
        Path jdk = folder.toRealPath().resolve("jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.writeString(launcher(jdk), "");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return jdk;
    }

    private static Path launcher(Path home) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return home.resolve("bin").resolve(windows ? "java.exe" : "java");
    }

    private static Toolchain toolchain(@Nullable String java) {
        return new Toolchain() {
            @Override
            public String getType() {
                return "jdk";
            }

            @Override
            public @Nullable String findTool(String toolName) {
                return toolName.equals("java") ? java : null;
            }
        };
    }
}
