package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.shared.utils.cli.CommandLineException;
import org.apache.maven.shared.utils.cli.CommandLineUtils;
import org.apache.maven.toolchain.Toolchain;
import org.jspecify.annotations.Nullable;

/**
 * The JVM that the worker runs on.
 *
 * @param executable the {@code java} launcher
 * @param feature the feature release: 17, 21, 25; 0 if the JVM doesn't say
 * @param vectors whether it says that it has the Vector API; otherwise the plugin's own engine is slow
 */
record WorkerJvm(Path executable, int feature, boolean vectors) {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    /** The kernels of the engine {@code vector} that are used only in training. */
    private static final String TRAINING_KERNELS = "dev.mlmethods.regression.training.vector.Simd*::*";

    /** Those of every forward pass. */
    private static final String FORWARD_KERNELS = "dev.mlmethods.regression.predictor.network.Simd*::*";

    /** Compiles these few methods after fewer calls than others, and makes their caller wait for that: until then they are a hundred times slower. */
    private static final List<String> COMPILE_KERNELS_SOON = List.of(
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling," + TRAINING_KERNELS + ",0.03",
            "-XX:CompileCommand=BackgroundCompilation," + TRAINING_KERNELS + ",false",
            "-XX:CompileCommand=CompileThresholdScaling," + FORWARD_KERNELS + ",0.03",
            "-XX:CompileCommand=BackgroundCompilation," + FORWARD_KERNELS + ",false");

    /**
     * What suits a process of a few seconds on few cores: C2 compiles only what is called ten times as often as by default, so that its thread is free
     * for the kernels, whose thresholds are a small part of these; and the heap begins small and grows in small steps.
     */
    private static final List<String> SHORT_LIFE = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000",
            "-XX:InitialRAMPercentage=0.03",
            "-XX:MinHeapFreeRatio=10");

    /** The collector that needs the least memory. Trainings make hardly any garbage. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    /** Two collectors are an error of the JVM. */
    private static final Pattern ANY_COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC\\b");

    /** Options that the JVM itself takes from the environment. */
    private static final List<String> VARIABLES = List.of("JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final int OLDEST = 17;

    /** From this release on, there are warnings about native access and {@code sun.misc.Unsafe} unless they are allowed. */
    private static final int WARNS_OF_NATIVE_ACCESS = 24;

    /** The JVM given by the parameter, otherwise that of the toolchain, otherwise Maven's own. */
    static WorkerJvm find(@Nullable String parameter, @Nullable Toolchain toolchain) {
        if (parameter != null) {
            return ofParameter(parameter);
        }
        String tool = toolchain == null ? null : toolchain.findTool("java");
        return of(tool == null ? launcher(Path.of(System.getProperty("java.home"))) : Path.of(tool));
    }

    private static WorkerJvm ofParameter(String parameter) {
        try {
            // The worker starts in a different folder than the one that a relative path starts from.
            Path path = Path.of(parameter).toAbsolutePath().normalize();
            Path executable = Files.isDirectory(path) ? launcher(path) : path;
            if (Files.isExecutable(executable)) {
                return of(executable);
            }
        } catch (InvalidPathException e) {
            throw noJvm(parameter, e);
        }
        throw noJvm(parameter, null);
    }

    private static RegressionException noJvm(String parameter, @Nullable Throwable cause) {
        return new RegressionException(
                "jvm is " + parameter + ", which is neither a Java executable nor the folder of a JDK.", cause);
    }

    private static WorkerJvm of(Path executable) {
        Properties release = release(executable);
        int feature = feature(release);
        if (feature != 0 && feature < OLDEST) {
            throw new RegressionException("The worker's JVM " + executable + " is Java " + feature
                    + "; it must be Java " + OLDEST + " or later. Set jvm, or the JDK of the toolchain.");
        }
        return new WorkerJvm(
                executable, feature, release.getProperty("MODULES", "").contains(VECTOR_MODULE));
    }

    private static Path launcher(Path home) {
        Path windows = home.resolve("bin").resolve("java.exe");
        return Files.exists(windows) ? windows : home.resolve("bin").resolve("java");
    }

    /** The contents of the JDK's {@code release} file; nothing if there is none. */
    private static Properties release(Path executable) {
        Properties release = new Properties();
        try {
            Path home = executable.toRealPath().resolveSibling("..").normalize();
            try (Reader reader = Files.newBufferedReader(home.resolve("release"), StandardCharsets.UTF_8)) {
                release.load(reader);
            }
        } catch (IOException | IllegalArgumentException e) {
            release.clear();
        }
        return release;
    }

    private static int feature(Properties release) {
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        try {
            return version.startsWith("1.") ? 8 : Runtime.Version.parse(version).feature();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    /**
     * The launcher with the worker's options and those of the user, which come last and win.
     *
     * @param environment whose options for any JVM the worker's will also have
     */
    List<String> command(@Nullable String jvmArguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(
                executable.toString(),
                // DL4J reads some entries of a model with readObject, without its own filter.
                "-Djdk.serialFilter=!*",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true"));
        if (vectors) {
            command.add("--add-modules=" + VECTOR_MODULE);
            command.addAll(COMPILE_KERNELS_SOON);
        }
        command.addAll(SHORT_LIFE);
        if (Stream.concat(Stream.ofNullable(jvmArguments), VARIABLES.stream().map(environment::get))
                .noneMatch(options ->
                        options != null && ANY_COLLECTOR.matcher(options).find())) {
            command.add(COLLECTOR);
        }
        command.addAll(allowances());
        command.addAll(arguments(jvmArguments));
        return command;
    }

    /**
     * The launcher with the options of a driver of Spark, which lives as long as a long sweep, and with those of the user. The processes of Spark talk to
     * each other in what the filter of other workers refuses; a driver reads no models.
     */
    List<String> driverCommand(@Nullable String jvmArguments) {
        List<String> command =
                new ArrayList<>(List.of(executable.toString(), "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
        if (vectors) {
            command.add("--add-modules=" + VECTOR_MODULE);
        }
        command.addAll(allowances());
        command.addAll(arguments(jvmArguments));
        return command;
    }

    private List<String> allowances() {
        return feature >= WARNS_OF_NATIVE_ACCESS
                ? List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                : List.of();
    }

    /**
     * The individual arguments.
     *
     * @throws RegressionException if a quote isn't closed
     */
    static List<String> arguments(@Nullable String jvmArguments) {
        if (jvmArguments == null) {
            return List.of();
        }
        try {
            // It only splits at spaces, but a POM also has line breaks and tabs.
            String oneLine = jvmArguments.replaceAll("\\s", " ");
            return List.of(CommandLineUtils.translateCommandline(oneLine));
        } catch (CommandLineException e) {
            throw new RegressionException(
                    "jvmArguments is '" + jvmArguments + "', which cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
