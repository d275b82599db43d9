package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.gate.verdict.BuildVerdicts;
import dev.mlmethods.regression.gate.verdict.VerdictPage;
import dev.mlmethods.regression.predictor.text.VisibleText;
import dev.mlmethods.regression.report.page.HtmlPage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Puts the verdicts of all models of a build on one page, {@code verdicts.html} in the output folder of the module that it runs in: of each selected module
 * and each
 * execution with the goal {@code check}, from the folder that it is configured to use. Run it after the modules are built. With {@code -pl} or {@code -rf}
 * Maven runs it in the first selected module, and it names the models of the others.
 *
 * @since 0.1.0
 */
@Mojo(name = "aggregate", aggregator = true, threadSafe = true, configurator = ParameterConfigurator.HINT)
public final class AggregateMojo extends AbstractRegressionMojo {
    private static final String PAGE = "verdicts.html";

    /**
     * Whether the build fails if a verdict is missing or stale: from another commit, from an earlier build than the others, or of a model that
     * {@code check} would no longer judge because the POM, the command line, the data or files have changed since. {@code false}: the goal only
     * warns.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.failOnStale", defaultValue = "true")
    private boolean failOnStale;

    /**
     * Whether the build fails if a current verdict is a failing one, as the check that left it did. {@code false}: the goal only warns.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.failOnVerdict", defaultValue = "true")
    private boolean failOnVerdict;

    /** Creates the goal for Maven, which then sets the parameters. */
    public AggregateMojo() {}

    @Override
    void run() throws MojoFailureException {
        requireLast();
        List<GatedModel> models = session().getProjects().stream()
                .flatMap(module -> models(module).stream())
                .toList();
        List<GatedModel> others = others();
        if (models.isEmpty()) {
            throw new RegressionException(
                    session().getAllProjects().size() > session().getProjects().size()
                            ? "No selected module has a verdict. Without -pl, -rf and -N, aggregate reads the verdicts of all modules."
                            : "No module of this build has a verdict; run regression:check in them first.");
        }
        Instant build = newestBuild(models);
        Set<String> names = Stream.concat(models.stream(), others.stream())
                .map(GatedModel::name)
                .collect(Collectors.toSet());
        BuildVerdicts verdicts = new BuildVerdicts(
                models.stream().map(model -> model.verdict(build, names)).toList());
        Path page = outputDirectory().resolve(PAGE);
        StagedFiles.writeOne(page, HtmlPage.render(VerdictPage.of(verdicts.models())));
        getLog().info("Verdicts of " + verdicts.counts() + ".");
        verdicts.skipped().forEach(getLog()::info);
        if (verdicts.skipped().size() == models.size()) {
            getLog().warn("Nothing was checked: every check is skipped.");
        }
        getLog().info("Page: " + page);
        tellOf(others);
        List<String> faults = new ArrayList<>();
        report(verdicts.failures(), failOnVerdict, "-Dregression.failOnVerdict=false lets this pass.", faults);
        report(
                verdicts.gaps(),
                failOnStale,
                "Build all modules with mvn verify --fail-at-end, and aggregate again; -Dregression.failOnStale=false lets this"
                        + " pass.",
                faults);
        if (!faults.isEmpty()) {
            throw new MojoFailureException(VisibleText.ofLines(faults));
        }
    }

    /** The models of modules that {@code -pl} or {@code -rf} leaves out: the page itself doesn't show that it covers only a part of the reactor. */
    private List<GatedModel> others() {
        List<MavenProject> others = new ArrayList<>(session().getAllProjects());
        others.removeAll(session().getProjects());
        return others.stream().flatMap(module -> models(module).stream()).toList();
    }

    private void tellOf(List<GatedModel> others) {
        if (!others.isEmpty()) {
            getLog().warn("Not on the page, because their modules are not selected: "
                    + others.stream().map(GatedModel::name).collect(Collectors.joining(", "))
                    + ". Without -pl and -rf, aggregate reads the verdicts of all modules.");
        }
    }

    /** Bound to a phase of a parent, it would run before the parent's modules, which at that point only have verdicts of an earlier build. */
    private void requireLast() {
        String phase = mojoExecution().getLifecyclePhase();
        if (phase == null) {
            return;
        }
        List<MavenProject> modules = session().getProjects();
        List<String> later = modules.subList(modules.indexOf(project()) + 1, modules.size()).stream()
                .flatMap(module -> models(module).stream())
                .map(GatedModel::name)
                .toList();
        if (!later.isEmpty()) {
            throw new RegressionException("aggregate is bound to the phase " + phase + " of "
                    + project().getArtifactId()
                    + ", which is built before "
                    + String.join(", ", later)
                    + ", so their verdicts don't exist yet. Bind it in a module that is built last, or call it after verify on the"
                    + " command line.");
        }
    }

    /** Each model whose check is configured, even if it is configured not to run, and each that was checked from the command line. */
    private List<GatedModel> models(MavenProject module) {
        String plugin = mojoExecution().getPlugin().getKey();
        ConfiguredChecks configuredChecks = new ConfiguredChecks(configuredGoals());
        List<Call> callsSetAside = Call.setAside(module, plugin, ConfiguredChecks.GOAL);
        List<GatedModel> setAside = callsSetAside.stream()
                .map(call -> configuredChecks.model(call, true, true, this::shown))
                .toList();
        boolean isGated = Call.executions(module, plugin)
                .filter(executions -> executions.has(ConfiguredChecks.GOAL))
                .isPresent();
        List<GatedModel> models = new ArrayList<>();
        for (Call call : Call.of(module, plugin, ConfiguredChecks.GOAL)) {
            GatedModel model = configuredChecks.model(call, isGated, callsSetAside.contains(call), this::shown);
            if (isGated || model.hasVerdict()) {
                models.add(model);
            } else if (setAside.isEmpty()) {
                getLog().info("No check is configured for " + model.name() + ", and it has no verdict.");
            }
        }
        // A model that was checked from the command line may have the same name as one whose check no phase runs.
        List<String> names = models.stream().map(GatedModel::name).toList();
        setAside.stream().filter(model -> !names.contains(model.name())).forEach(models::add);
        return models;
    }

    /** The build of this session if it builds anything, otherwise the last one that worked on any of the models. */
    private Instant newestBuild(List<GatedModel> models) {
        boolean builds = session().getGoals().stream().anyMatch(goal -> !goal.contains(":"));
        return Stream.concat(
                        builds ? Stream.of(build()) : Stream.empty(),
                        models.stream().map(GatedModel::lastBuild))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private void report(List<String> lines, boolean fails, String remedy, List<String> faults) {
        if (!fails) {
            lines.forEach(getLog()::warn);
        } else if (!lines.isEmpty()) {
            faults.addAll(lines);
            faults.add(remedy);
        }
    }
}
