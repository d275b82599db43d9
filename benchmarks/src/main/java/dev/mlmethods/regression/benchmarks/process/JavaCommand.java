package dev.mlmethods.regression.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JVM that is measured, with the arguments of the plugin's worker ({@code WorkerJvm}).
 *
 * @param executable the {@code java} launcher
 * @param version the version that it reports, such as 25.0.3 or 28-ea
 * @param arguments its arguments, without class path and program
 */
public record JavaCommand(Path executable, String version, List<String> arguments) {
    /** The environment variable of the launcher. */
    static final String CLASSPATH = "CLASSPATH";

    private static final Pattern VERSION = Pattern.compile("java\\.version = (\\S+)");
    private static final List<String> KERNELS = List.of(
            "dev.mlmethods.regression.training.vector.Simd*::*", "dev.mlmethods.regression.predictor.network.Simd*::*");
    /** What the plugin's worker has, too. */
    private static final List<String> SHORT_LIFE = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000",
            "-XX:InitialRAMPercentage=0.03",
            "-XX:MinHeapFreeRatio=10",
            "-XX:+UseSerialGC");

    private static final int WARNS_OF_NATIVE_ACCESS = 24;

    /** A JVM, given by the folder of its JDK or by its launcher. */
    public static JavaCommand of(Path jvm) throws IOException {
        Path executable = Files.isDirectory(jvm) ? jvm.resolve("bin").resolve("java") : jvm;
        List<String> arguments = new ArrayList<>(List.of(
                "-Djdk.serialFilter=!*",
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "--add-modules=jdk.incubator.vector",
                "-XX:CompileCommand=quiet"));
        for (String kernels : KERNELS) {
            arguments.add("-XX:CompileCommand=CompileThresholdScaling," + kernels + ",0.03");
            arguments.add("-XX:CompileCommand=BackgroundCompilation," + kernels + ",false");
        }
        String version = version(executable);
        if (feature(version) >= WARNS_OF_NATIVE_ACCESS) {
            arguments.add("--enable-native-access=ALL-UNNAMED");
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        return new JavaCommand(executable, version, List.copyOf(arguments));
    }

    private static String version(Path executable) throws IOException {
        Process process = new ProcessBuilder(executable.toString(), "-XshowSettings:properties", "-version")
                .redirectErrorStream(true)
                .start();
        Matcher version = VERSION.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        if (!version.find()) {
            throw new IOException(executable + " is not a Java launcher");
        }
        return version.group(1);
    }

    private static int feature(String version) {
        return Runtime.Version.parse(version).feature();
    }

    /** Its feature release, such as 17 or 25. */
    public int feature() {
        return feature(version);
    }

    /** Its name in the report. */
    public String name() {
        return "JDK " + version;
    }

    /** The same as the plugin's worker is started now; earlier plugins started theirs without these arguments. */
    JavaCommand forShortLife() {
        return with(SHORT_LIFE);
    }

    /** The same with additional arguments. */
    JavaCommand with(List<String> further) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(further);
        return new JavaCommand(executable, version, all);
    }

    /**
     * The command line of a program on the class path of the variable {@value CLASSPATH}: ONNX Runtime 1.29 doesn't start in a process with a command
     * line that long.
     */
    List<String> program(Class<?> main, String... programArguments) {
        return program(List.of(), main, programArguments);
    }

    /** The same with a jar before the class path of this process, so that the jar's classes replace those with the same names. */
    List<String> programWith(Path jar, Class<?> main, String... programArguments) {
        String classPath = jar + File.pathSeparator + System.getProperty("java.class.path");
        return program(List.of("-cp", classPath), main, programArguments);
    }

    private List<String> program(List<String> further, Class<?> main, String... programArguments) {
        List<String> command = new ArrayList<>();
        command.add(executable.toString());
        command.addAll(arguments);
        command.addAll(further);
        command.add(main.getName());
        command.addAll(List.of(programArguments));
        return command;
    }
}
