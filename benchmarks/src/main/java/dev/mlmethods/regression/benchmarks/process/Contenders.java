package dev.mlmethods.regression.benchmarks.process;

import dev.mlmethods.regression.benchmarks.contender.CoreProgram;
import dev.mlmethods.regression.benchmarks.contender.DjlProgram;
import dev.mlmethods.regression.benchmarks.contender.FirstPrediction;
import dev.mlmethods.regression.benchmarks.contender.Job;
import dev.mlmethods.regression.benchmarks.contender.JsonLine;
import dev.mlmethods.regression.benchmarks.contender.KernelProfile;
import dev.mlmethods.regression.benchmarks.contender.LargeTable;
import dev.mlmethods.regression.benchmarks.contender.NothingToDo;
import dev.mlmethods.regression.benchmarks.contender.PredictionJob;
import dev.mlmethods.regression.benchmarks.contender.PredictionProgram;
import dev.mlmethods.regression.benchmarks.contender.ReferenceExport;
import dev.mlmethods.regression.benchmarks.contender.SweepJob;
import dev.mlmethods.regression.benchmarks.contender.SweepProgram;
import dev.mlmethods.regression.benchmarks.contender.TableProgram;
import dev.mlmethods.regression.benchmarks.contender.TableRead;
import dev.mlmethods.regression.predictor.Predictor;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Makes the contenders. */
public final class Contenders {
    /** The core's own engine. */
    public static final String VECTOR = "vector";
    /** The core's engine on DL4J. */
    public static final String DL4J = "dl4j";
    /** PyTorch in {@code python3}. */
    public static final String PYTORCH = "PyTorch";
    /** libtorch through DJL. */
    public static final String LIBTORCH = "libtorch";
    /** scikit-learn's MLPRegressor. */
    public static final String SCIKIT_LEARN = "scikit-learn";
    /** The module for applications. */
    public static final String PREDICTOR = "predictor";
    /** ONNX Runtime's Java API with the form of a graph that is fast. */
    public static final String ONNX_RUNTIME = "ONNX Runtime";
    /** The same with the form that gives our bits. */
    public static final String ONNX_RUNTIME_EXACT = "ONNX Runtime, exact";
    /** The core of {@code benchmarks.before}. */
    public static final String BEFORE = "before";

    /** The detail of a whole command with the most memory that its worker took. */
    public static final String PEAK_BYTES = WorkerMemory.PEAK_BYTES;

    /** The detail of a whole command with the seconds that its worker trained. */
    public static final String TRAINING_SECONDS = MavenCommand.TRAINING_SECONDS;

    private static final int TABLE_THREADS = 2;

    /** The exit code of a JVM that ends as soon as its heap is full. */
    private static final int OUT_OF_MEMORY = 3;

    private final Options options;
    private final List<JavaCommand> jvms;
    private final JavaCommand plainJava;
    private final JavaCommand java;
    private final Path log;
    private final Optional<String> pythonWithTorch;
    private final Optional<String> pythonWithSklearn;
    private boolean referenceWritten;
    private boolean pluginPrepared;

    /** Checks what is available. */
    public Contenders(Options options) throws IOException {
        this.options = options;
        List<JavaCommand> plain = new ArrayList<>();
        for (Path jvm : options.jvms().isEmpty() ? List.of(Path.of(System.getProperty("java.home"))) : options.jvms()) {
            plain.add(JavaCommand.of(jvm));
        }
        // Additional arguments are meant for this project's engines.
        this.jvms = plain.stream().map(jvm -> jvm.with(options.jvmArguments())).toList();
        this.plainJava = plain.get(0);
        this.java = jvms.get(0);
        Files.createDirectories(options.output());
        this.log = options.output().resolve("contenders.log");
        this.pythonWithTorch = Python.with("torch", options.python());
        this.pythonWithSklearn = Python.with("sklearn", options.python());
    }

    /** The folder of the reference data, which is written once per run because the core may have changed. */
    public String referenceFolder() throws IOException {
        Path folder = options.output().resolve("reference");
        if (!referenceWritten) {
            output(java.program(ReferenceExport.class, folder.toString()), 1);
            referenceWritten = true;
        }
        return folder.toString();
    }

    /** The core's own engine. */
    public Contender vector(Job job) {
        return core(VECTOR, VECTOR, job, java);
    }

    /** The core's own engine under a different name. */
    public Contender vector(String name, Job job) {
        return core(name, VECTOR, job, java);
    }

    /** The core's own engine under a different name, with additional arguments for its JVM. */
    public Contender vector(String name, Job job, String jvmArgument) {
        return core(name, VECTOR, job, java.with(List.of(jvmArgument)));
    }

    /** The core's own engine on a certain JVM, whose name it bears. */
    public Contender vector(JavaCommand jvm, Job job) {
        return core(jvm.name(), VECTOR, job, jvm);
    }

    /** The core's own engine in the plugin's worker, cold each time. */
    public Contender plugin(int threads) throws IOException {
        return prepared(new MavenContender(options, VECTOR, options.jvm(), threads));
    }

    /** The same on a certain JVM, whose name it bears. */
    public Contender plugin(JavaCommand jvm, int threads) throws IOException {
        return prepared(new MavenContender(options, jvm.name(), Optional.of(jvm.executable()), threads));
    }

    private Contender prepared(MavenContender contender) throws IOException {
        if (!pluginPrepared) {
            contender.prepare();
            pluginPrepared = true;
        }
        return contender;
    }

    /**
     * Whole Maven commands: the plugin as it was just built, and that of {@code benchmarks.before}, if it is given.
     *
     * @param name of the folder that each works in
     * @param pom the project that is built: a file in {@code src/main/maven}
     */
    public List<Contender> nowAndBefore(String name, String pom, List<String> goals) throws IOException {
        List<Contender> both = new ArrayList<>();
        both.add(now(name + "-now", pom, goals));
        if (options.before().isPresent()) {
            Path repository = options.before().get();
            both.add(new MavenCommand(name + "-before", options, pom, repository, version(repository), goals));
        }
        return both;
    }

    /**
     * A whole Maven command with the plugin as it was just built.
     *
     * @param name of the folder that it works in
     */
    public Contender now(String name, List<String> goals) throws IOException {
        return now(name, "pom.xml", goals);
    }

    private Contender now(String name, String pom, List<String> goals) throws IOException {
        plugin(1);
        return new MavenCommand(name, options, pom, options.output().resolve("repository"), options.version(), goals);
    }

    /**
     * The {@code model.zip} that a whole Maven command has left.
     *
     * @param name of the folder that it works in
     */
    public String modelOf(String name) {
        return options.output()
                .resolve("commands")
                .resolve(name)
                .resolve("target/regression/model.zip")
                .toString();
    }

    /** The {@code model.zip} of the reference job. */
    public String model() throws IOException {
        plugin(1);
        return options.output()
                .resolve("maven-project/target/regression/model.zip")
                .toString();
    }

    /** The predictor. */
    public Contender predictor(PredictionJob job) {
        return predictor(PREDICTOR, job);
    }

    /** The predictor under a different name. */
    public Contender predictor(String name, PredictionJob job) {
        return program(name, 1, java.program(PredictionProgram.class, "predictor", JsonLine.write(job)));
    }

    /** ONNX Runtime with the same model. */
    public Contender onnxRuntime(PredictionJob job) {
        return program(ONNX_RUNTIME, 1, java.program(PredictionProgram.class, "fast", JsonLine.write(job)));
    }

    /** The same with the graph that gives our bits. */
    public Contender exactOnnxRuntime(PredictionJob job) {
        return program(ONNX_RUNTIME_EXACT, 1, java.program(PredictionProgram.class, "exact", JsonLine.write(job)));
    }

    /** The model that the plugin of {@code benchmarks.before} trains; empty if that is not given. */
    public Optional<String> modelBefore() throws IOException {
        if (options.before().isEmpty()) {
            return Optional.empty();
        }
        String folder = "model";
        try (Session training = nowAndBefore(folder, "pom.xml", List.of("regression:train"))
                .get(1)
                .start()) {
            training.measure();
        }
        return Optional.of(modelOf(folder + "-before"));
    }

    /**
     * The {@code RegressionModel} of {@code benchmarks.before}.
     *
     * @param job with its model
     */
    public Contender regressionModelBefore(PredictionJob job) throws IOException {
        return program(
                BEFORE,
                1,
                java.programWith(coreBefore().orElseThrow(), PredictionProgram.class, "model", JsonLine.write(job)));
    }

    /** The jar of an earlier core, which replaces this one's classes. */
    private Optional<Path> coreBefore() throws IOException {
        if (options.before().isEmpty()) {
            return Optional.empty();
        }
        Path repository = options.before().get();
        String version = version(repository);
        return Optional.of(repository.resolve(
                "dev/mlmethods/regression-core/" + version + "/regression-core-" + version + ".jar"));
    }

    /** A new JVM, like that of an application, that predicts one row. */
    public Contender firstPrediction(String model) {
        return command("the predictor in a new JVM", FirstPrediction.class, model);
    }

    /** The same without the prediction. */
    public Contender nothingToDo() {
        return command("a new JVM", NothingToDo.class);
    }

    private Contender command(String name, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                plainJava.executable().toString(),
                "-cp",
                location(Predictor.class) + File.pathSeparator + location(main),
                main.getName()));
        command.addAll(List.of(arguments));
        return new CommandContender(name, command, log);
    }

    private static Path location(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** The bytes that a first run downloads: with this plugin, and with that of {@code benchmarks.before} if it is given. */
    public List<Long> firstRuns() throws IOException {
        FirstRun run = new FirstRun(options);
        List<Long> bytes = new ArrayList<>();
        bytes.add(
                run.bytes("now", options.output().resolve("repository"), options.version(), options.localRepository()));
        if (options.before().isPresent()) {
            Path repository = options.before().get();
            bytes.add(run.bytes("before", repository, version(repository), repository));
        }
        return bytes;
    }

    /** The version of the only plugin in a repository. */
    private static String version(Path repository) throws IOException {
        try (Stream<Path> versions = Files.list(repository.resolve("dev/mlmethods/regression-maven-plugin"))) {
            return versions.filter(Files::isDirectory)
                    .map(version -> version.getFileName().toString())
                    .sorted()
                    .reduce((first, last) -> last)
                    .orElseThrow(() -> new IOException("no regression-maven-plugin in " + repository));
        }
    }

    /** The core's engine on DL4J. */
    public Contender dl4j(Job job) {
        return core(DL4J, DL4J, job, java);
    }

    private Contender core(String name, String engine, Job job, JavaCommand command) {
        return program(name, job.threads(), command.program(CoreProgram.class, engine, JsonLine.write(job)));
    }

    /** A sweep of the core with its own engine. */
    public Contender vectorSweep(SweepJob job) {
        return program(
                VECTOR,
                job.parallelism(),
                1,
                java.forShortLife().program(SweepProgram.class, JsonLine.write(job), SweepProgram.PREPARED));
    }

    /** The same by the core of {@code benchmarks.before}, if it is given. */
    public Optional<Contender> sweepBefore(SweepJob job) throws IOException {
        return coreBefore()
                .map(core -> program(
                        BEFORE, job.parallelism(), 1, java.programWith(core, SweepProgram.class, JsonLine.write(job))));
    }

    /** The same trials in loops of PyTorch, if Python's PyTorch is available. */
    public Optional<Contender> pytorchSweep(SweepJob job) {
        return pythonWithTorch.map(
                python -> program(PYTORCH, job.parallelism(), 1, script(python, "torch_sweep.py", job)));
    }

    /** PyTorch, as far as it is available: Python's and DJL's. */
    public List<Contender> pytorch(Job job) {
        Contender libtorch = libtorch(job);
        return pythonWithTorch
                .map(python ->
                        List.of(program(PYTORCH, job.threads(), script(python, "torch_training.py", job)), libtorch))
                .orElse(List.of(libtorch));
    }

    private Contender libtorch(Job job) {
        return program(
                LIBTORCH,
                job.threads(),
                plainJava
                        .with(List.of(
                                "-Dai.djl.default_engine=PyTorch",
                                "-Dai.djl.offline=true",
                                "-DOPT_OUT_TRACKING=true",
                                "-DDJL_CACHE_DIR=" + options.output().resolve("djl")))
                        .program(DjlProgram.class, JsonLine.write(job)));
    }

    /** scikit-learn, if it is available. */
    public List<Contender> scikitLearn(Job job) {
        return pythonWithSklearn
                .map(python ->
                        List.of(program(SCIKIT_LEARN, job.threads(), script(python, "sklearn_training.py", job))))
                .orElse(List.of());
    }

    /** This project's own training of tables, see {@link TableProgram}, on two threads. */
    public Dialogue tables() throws IOException {
        return Dialogue.start(VECTOR, java.program(TableProgram.class), environment(TABLE_THREADS), log);
    }

    /** scikit-learn's models of tables, if it and pandas are available. */
    public Optional<Dialogue> scikitLearnTables() throws IOException {
        Optional<String> python = Python.with("sklearn, pandas", options.python());
        return python.isEmpty()
                ? Optional.empty()
                : Optional.of(Dialogue.start(
                        SCIKIT_LEARN,
                        List.of(python.get(), scriptFile("sklearn_tables.py")),
                        environment(TABLE_THREADS),
                        log));
    }

    private List<String> script(String python, String name, Object job) {
        return List.of(python, scriptFile(name), JsonLine.write(job));
    }

    private String scriptFile(String name) {
        return options.basedir().resolve("src/main/python").resolve(name).toString();
    }

    private Contender program(String name, int threads, List<String> command) {
        return program(name, threads, threads, command);
    }

    /** Each training of a sweep has a share of the threads. */
    private Contender program(String name, int threads, int threadsOfTraining, List<String> command) {
        return new ProcessContender(name, threads, command, environment(threadsOfTraining), log);
    }

    /** The share of a training's time that each of the engine's methods takes. */
    public JsonNode profile(Job job) throws IOException {
        List<String> flags = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");
        return JsonLine.tree(
                output(java.with(flags).program(KernelProfile.class, VECTOR, JsonLine.write(job)), job.threads()));
    }

    /**
     * Trains on a large table in a process of its own.
     *
     * @param jvmArguments how much memory it has, and how much of the table goes there
     */
    public LargeTable largeTable(Path table, int epochs, int threads, List<String> jvmArguments) throws IOException {
        return JsonLine.read(
                output(
                        java.forShortLife()
                                .with(jvmArguments)
                                .program(
                                        LargeTable.class,
                                        table.toString(),
                                        Integer.toString(epochs),
                                        Integer.toString(threads)),
                        threads),
                LargeTable.class);
    }

    /**
     * Reads a table in a process of its own.
     *
     * @param jvmArguments how much memory it has
     * @param arguments of {@link TableRead#main}
     * @return empty if that is more than it has
     */
    public Optional<TableRead> tableRead(List<String> jvmArguments, List<String> arguments) throws IOException {
        JavaCommand command = java.forShortLife().with(jvmArguments).with(List.of("-XX:+ExitOnOutOfMemoryError"));
        ProcessBuilder builder = new ProcessBuilder(command.program(TableRead.class, arguments.toArray(new String[0])))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment(1));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() == OUT_OF_MEMORY) {
            return Optional.empty();
        }
        ProcessEnd.await(process, "reading " + arguments.get(0), log);
        return Optional.of(JsonLine.read(output, TableRead.class));
    }

    /** The JVMs that were named, with the arguments of this project's engines; at least one. */
    public List<JavaCommand> jvms() {
        return jvms;
    }

    /** The JVM that this project's engines run in. */
    public JavaCommand java() {
        return java;
    }

    private String output(List<String> command, int threads) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment(threads));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        ProcessEnd.await(process, "the profile", log);
        return output;
    }

    /** OpenMP, OpenBLAS and MKL read their number of threads when they start. */
    private static Map<String, String> environment(int threads) {
        String number = Integer.toString(threads);
        return Map.of(
                "OMP_NUM_THREADS",
                number,
                "OPENBLAS_NUM_THREADS",
                number,
                "MKL_NUM_THREADS",
                number,
                JavaCommand.CLASSPATH,
                System.getProperty("java.class.path"));
    }
}
