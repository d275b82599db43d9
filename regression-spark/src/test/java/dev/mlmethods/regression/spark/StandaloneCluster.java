package dev.mlmethods.regression.spark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A standalone cluster on this machine: one master, and workers with one core and a loopback address each, from the jars of Spark on the class path. Each
 * process is one of Spark's own.
 */
final class StandaloneCluster implements AutoCloseable {
    /** What executors need besides Spark. */
    private static final Pattern OURS =
            Pattern.compile(".*[/\\\\](regression-[a-z]+|tools|fastcsv|hipparchus-core|jspecify|jte-runtime)[/\\\\].*");

    private static final Pattern ADDRESS = Pattern.compile(".*Starting Spark master at (spark://\\S+).*");
    private static final Pattern REGISTERED = Pattern.compile(".*Successfully registered with (master) .*");

    private final Path folder;
    private final Path home;
    private final Process master;
    private final String address;
    private final Map<String, Process> workers = new LinkedHashMap<>();

    /**
     * Starts the master.
     *
     * @param folder for the files of the cluster
     */
    StandaloneCluster(Path folder) throws IOException {
        this.folder = folder;
        this.home = folder.resolve("home");
        Path jars = Files.createDirectories(home.resolve("jars"));
        try (OutputStream out = Files.newOutputStream(jars.resolve("spark.jar"))) {
            new JarOutputStream(out, classPath()).close();
        }
        this.master = process(
                Path.of(System.getProperty("java.home")),
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1");
        this.address = awaited(master, ADDRESS);
    }

    /** A jar that consists of others. */
    private static Manifest classPath() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        entries().stream()
                                .filter(entry -> !OURS.matcher(entry).matches())
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        return manifest;
    }

    private static List<String> entries() {
        return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    /** What {@code spark.executor.extraClassPath} has to be. */
    static String ours() {
        return entries().stream()
                .filter(entry -> OURS.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    String address() {
        return address;
    }

    /** Starts a worker, whose executors run on that JDK. */
    void startWorker(String host, Path jdk) throws IOException {
        Process worker = process(
                jdk,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                host,
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                folder.resolve("work-" + host).toString(),
                address);
        workers.put(host, worker);
        awaited(worker, REGISTERED);
    }

    private Process process(Path jdk, String type, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin").resolve("java").toString(),
                "-Xmx256m",
                // They live for seconds, and compute nothing.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                home.resolve("jars").resolve("spark.jar").toString(),
                type,
                "--webui-port",
                "0",
                "--port",
                "0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        return builder.start();
    }

    /** The group of the first line that matches; the lines after it are thrown away. */
    private static String awaited(Process process, Pattern pattern) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        List<String> seen = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.add(line);
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches()) {
                Thread drain = new Thread(() -> lines.lines().forEach(ignored -> {}));
                drain.setDaemon(true);
                drain.start();
                return matcher.group(1);
            }
        }
        throw new IllegalStateException(String.join("\n", seen));
    }

    /** Kills the executors of a worker, which starts others. */
    void killExecutor(String host) {
        worker(host).descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /** Kills a worker, with which its executors end. */
    void killWorker(String host) {
        worker(host).destroyForcibly();
        workers.remove(host);
    }

    private Process worker(String host) {
        Process worker = workers.get(host);
        if (worker == null) {
            throw new IllegalStateException("there is no worker " + host + ", only " + workers.keySet());
        }
        return worker;
    }

    void killMaster() {
        master.destroyForcibly();
    }

    void stopWorkers() {
        for (String host : List.copyOf(workers.keySet())) {
            killExecutor(host);
            killWorker(host);
        }
    }

    @Override
    public void close() {
        stopWorkers();
        killMaster();
    }
}
