package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.InputFiles;
import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import dev.mlmethods.regression.gate.verdict.GoalCommand;
import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.predictor.text.VisibleText;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals have in common: skipping, the output folder, and how failures are reported to Maven. */
abstract class AbstractRegressionMojo extends AbstractMojo {
    /**
     * The goals that a verdict results from: if any of them fails, even because of its parameters, the existing verdict is not that of this build.
     */
    private static final Set<String> BEFORE_THE_VERDICT = Set.of("train", "import", "evaluate", "check");

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private MojoExecution mojoExecution;

    @SuppressWarnings("NullAway.Init")
    private LifecycleExecutor lifecycle;

    @SuppressWarnings("NullAway.Init")
    private BuildPluginManager plugins;

    @SuppressWarnings("NullAway.Init")
    private MavenPluginManager pluginManager;

    /**
     * The folder for all results. Default: {@code regression} in the project's build folder, or
     * {@code target/regression} in the current folder if there is no project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.outputDirectory")
    private @Nullable File outputDirectory;

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.skip", defaultValue = "false")
    private boolean skip;

    private ParameterSources.Found parameters = new ParameterSources.Found(GivenParameters.NONE, null);

    /** Sets the components of Maven that configure and run a goal in places other than here. */
    @Inject
    final void runElsewhereWith(
            LifecycleExecutor lifecycle, BuildPluginManager plugins, MavenPluginManager pluginManager) {
        this.lifecycle = lifecycle;
        this.plugins = plugins;
        this.pluginManager = pluginManager;
    }

    /** Those that say what is trained. */
    GivenParameters ofSpecification() {
        return parameters();
    }

    /** Accepts what {@link ParameterConfigurator} has found. */
    final void setParameters(ParameterSources.Found found) {
        parameters = found;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            Optional<List<Call>> calls = callsElsewhere();
            if (calls.isPresent()) {
                calls().run(calls.get(), getLog());
            } else if (skip) {
                parameters().overruled().forEach(getLog()::warn);
                sayThatItIsSkipped();
            } else {
                runHere();
            }
        } catch (RegressionException e) {
            throw failure(e);
        }
    }

    final void sayThatItIsSkipped() {
        getLog().info("Skipped: "
                + parameters().find("skip").map(GivenValue::sentence).orElse("skip is true") + ".");
    }

    /** Where a goal called from the command line works, unless that is only here. */
    private Optional<List<Call>> callsElsewhere() {
        if (mojoExecution.getSource() != MojoExecution.Source.CLI
                || mojoExecution.getMojoDescriptor().isAggregator()) {
            return Optional.empty();
        }
        List<Call> here = List.of(new Call(project, mojoExecution.getExecutionId()));
        return Optional.of(Call.of(session.getProjects(), mojoExecution)).filter(calls -> !calls.equals(here));
    }

    /** When this build began, which identifies the build. */
    final Instant build() {
        return session.getRequest().getStartTime().toInstant();
    }

    /** Configures and runs goals in other modules and executions. */
    final CallRunner calls() {
        return new CallRunner(lifecycle, plugins, session, mojoExecution);
    }

    /** Configures goals without running them. */
    final ConfiguredGoals configuredGoals() {
        return new ConfiguredGoals(pluginManager, calls());
    }

    /** Ensures that no other model is held to the baseline in this build. */
    final void takeBaseline(Path baseline) {
        TrainedFolders.of(session).takeBaseline(baseline, moduleExecution(), outputDirectory(), shown(baseline));
    }

    /** The model that the output folder should hold. */
    final ConfiguredModel configuredModel() {
        return new ConfiguredModel(
                configuredGoals(),
                new Call(project, mojoExecution.getExecutionId()),
                pluginInPom().map(ConfiguredExecutions::new),
                outputDirectory(),
                this::shown);
    }

    private MojoExecutionException failure(RegressionException e) {
        String hint = Call.hint(session.getProjects(), mojoExecution.getPlugin().getKey());
        String message = shownText(e.getMessage()) + (hint.isEmpty() ? "" : " " + hint);
        boolean isFolded = e.getCause() == null || e.getCause() instanceof FoldedStackTrace;
        // Maven also shows the messages of causes if they are different.
        boolean isShownOnce = isFolded && message.equals(e.getMessage());
        return new MojoExecutionException(message, isShownOnce ? e : FoldedStackTrace.of(e, message));
    }

    private void runHere() throws MojoFailureException {
        if (BEFORE_THE_VERDICT.contains(mojoExecution.getGoal())) {
            BuildStamp.workIn(outputDirectory(), build());
        }
        checkParameters();
        try {
            prepare();
            run();
        } catch (MojoFailureException e) {
            String message = shownText(e.getMessage());
            throw new MojoFailureException(message, FoldedStackTrace.of(e, message));
        }
    }

    /** A text with the command lines of the goals that it names. */
    private String shownText(@Nullable String text) {
        return VisibleText.ofLines(
                goalCommand().in(text == null ? "" : text).lines().toList());
    }

    /** How the user calls goals for this model. */
    final GoalCommand goalCommand() {
        return GoalCommands.of(session, project, mojoExecution, moduleExecution());
    }

    /** A log that names the model if others are worked on at the same time. */
    @Override
    public Log getLog() {
        boolean isAmongOthers = session.getRequest().getDegreeOfConcurrency() > 1
                && session.getProjects().size() > 1;
        String name = isAmongOthers ? "[" + moduleExecution().name() + "] " : "";
        return new ModelLog(
                super.getLog(), line -> VisibleText.of(name + goalCommand().in(line)));
    }

    /** Finds errors before any work is done. */
    void checkParameters() {
        ParameterNames names = ParameterNames.of(mojoExecution.getMojoDescriptor());
        MavenSources.inPom(project, mojoExecution).ifPresent(names::requireKnown);
        names.gates().requireCalled(session.getUserProperties().stringPropertyNames(), session.getGoals());
        requireUsable();
        Stream.of(
                        names.warnings(MavenSources.properties(session, project)),
                        pluginInPom()
                                .map(plugin -> names.gates()
                                        .unclosed(
                                                plugin,
                                                project.getProperties().stringPropertyNames(),
                                                session.getGoals()))
                                .orElse(List.of()),
                        withoutPrefix(names),
                        buildCache(),
                        ofSpecification().overruled())
                .flatMap(List::stream)
                .filter(this::isNew)
                .forEach(getLog()::warn);
    }

    /** Warnings about properties on the command line that nothing reads and that were meant for this plugin. */
    private List<String> withoutPrefix(ParameterNames names) {
        List<String> given = names.withoutPrefix(session.getUserProperties().stringPropertyNames());
        if (given.isEmpty() || session.getGoals().isEmpty()) {
            return List.of();
        }
        PropertyUses uses;
        try {
            uses = PropertyUses.of(session.getProjects(), calls().planned(), configurationFile());
        } catch (RegressionException e) {
            // Another plugin may read it.
            return List.of();
        }
        return given.stream()
                .filter(name -> !uses.has(name))
                .map(name ->
                        "-D" + name + " has no effect on this plugin; did you mean -D" + GivenValue.PREFIX + name + "?")
                .toList();
    }

    /** A warning if the build cache would skip this goal; goals called from the command line always run. */
    private List<String> buildCache() {
        File root = session.getRequest().getMultiModuleProjectDirectory();
        if (root == null || mojoExecution.getSource() == MojoExecution.Source.CLI) {
            return List.of();
        }
        Properties properties = new Properties();
        properties.putAll(project.getProperties());
        properties.putAll(session.getUserProperties());
        return new BuildCache(root.toPath(), properties)
                .warning(project.getBuildExtensions()).stream().toList();
    }

    private Path configurationFile() {
        return basedir()
                .resolve(parameters()
                        .find("configurationFile")
                        .map(GivenValue::text)
                        .orElse(ConfigurationFile.NAME));
    }

    /** The goals of a module share most of their parameters, and each warning is given once. */
    @SuppressWarnings("unchecked")
    private boolean isNew(String warning) {
        Map<Object, Object> shared = getPluginContext();
        return shared == null || shared.putIfAbsent(warning, warning) == null;
    }

    /** Requires values that are valid for the parameters. */
    final void requireUsable() {
        RegressionException fault = parameters.fault();
        if (fault != null) {
            throw fault;
        }
    }

    /** What was given, and where. */
    final GivenParameters parameters() {
        return parameters.given();
    }

    /** Makes what the goal works on. */
    void prepare() {}

    /** Does the goal's work; a {@link RegressionException} becomes Maven's. */
    abstract void run() throws MojoFailureException;

    /** This plugin as declared in the POM; empty if it isn't. */
    final Optional<Plugin> pluginInPom() {
        return MavenSources.inPom(project, mojoExecution);
    }

    final boolean isSkipped() {
        return skip;
    }

    final MavenSession session() {
        return session;
    }

    final MavenProject project() {
        return project;
    }

    final MojoExecution mojoExecution() {
        return mojoExecution;
    }

    /** Whose model this goal works on; the same for all goals of an execution, whether a phase or the command line calls them. */
    final ModuleExecution moduleExecution() {
        return ModuleExecutions.of(project, mojoExecution);
    }

    final Path outputDirectory() {
        return outputDirectory == null
                ? outputDirectory(project)
                : outputDirectory.toPath().normalize();
    }

    /** Where a module's results are by default. */
    final Path outputDirectory(MavenProject module) {
        // Without a project, the build folder is an unevaluated expression.
        Path target = module.getBasedir() == null
                ? basedir().resolve("target")
                : Path.of(module.getBuild().getDirectory());
        return target.resolve("regression");
    }

    /** The given file, or the one of that name beside the POM, or in the current folder if there is no project. */
    final Path besidePom(@Nullable File file, String name) {
        return file == null ? basedir().resolve(name) : file.toPath();
    }

    /** Warns if git doesn't answer a goal's questions, so that results lack their commit. */
    final void warnOfGit() {
        GitRepository.of(basedir()).refusal().ifPresent(getLog()::warn);
    }

    /**
     * Requires that a file to be written isn't one that defines the project's goals.
     *
     * @param parameter that the user chose it with
     */
    final void requireApartFromProject(String parameter, Path output) {
        InputFiles files = InputFiles.none().with("configurationFile", basedir().resolve(ConfigurationFile.NAME));
        File pom = project.getFile();
        (pom == null ? files : files.with("POM", pom.toPath())).requireApart(parameter, output);
    }

    /** A file as messages show it: relative to {@link #basedir} if it is inside it. */
    final String shown(Path file) {
        return (file.startsWith(basedir()) ? basedir().relativize(file) : file).toString();
    }

    /** The project's folder, or the current one if there is no project. */
    final Path basedir() {
        File basedir = project.getBasedir();
        return basedir == null ? Path.of(session.getExecutionRootDirectory()) : basedir.toPath();
    }
}
