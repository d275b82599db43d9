package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Defaults;
import dev.mlmethods.regression.model.Preset;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.report.SweepFiles;
import dev.mlmethods.regression.report.page.ConfigurationLines;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What the goals have in common that sweep, or that join what the shards of a sweep have found: what is searched, and how. */
abstract class AbstractSweepMojo extends AbstractSearchMojo {
    private static final String FOLDER = "sweep";
    private static final double VALIDATION_SIZE = 0.2;

    /**
     * What is searched: an element for each field of the specification, by its name in the plural, such as
     * {@code learningRates}, {@code epochs}, {@code batchSizes}, {@code hiddenLayers} or {@code seeds}. Its text lists values
     * ({@code 1e-4,1e-3}; {@code 64,32;128} for lists) or is a range ({@code 0..0.5}, {@code log 1e-5..1e-1}, for a grid
     * {@code log 1e-4..1e-1 in 4}). As properties, each separately: {@code -Dregression.sweep.learningRates=1e-4,1e-3}.
     *
     * @since 0.1.0
     */
    @Parameter
    @SuppressWarnings("UnusedVariable") // The field makes it a parameter; its entries are read with their places.
    private Map<String, String> sweep = Map.of();

    /**
     * Which points of the search space are tried: {@code grid} (all), {@code random} (some), or {@code successiveHalving} (some, most of
     * which are given up early).
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.strategy", defaultValue = "grid", required = true)
    @SuppressWarnings("NullAway.Init")
    private String strategy;

    /**
     * How many points {@code random} and {@code successiveHalving} draw.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.trials", defaultValue = "20")
    private int trials;

    /**
     * The seed of those draws. A longer search begins with the points of a shorter one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.searchSeed", defaultValue = "42")
    private long searchSeed;

    /**
     * After how many epochs {@code successiveHalving} first compares.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.minEpochs", defaultValue = "10")
    private int minEpochs;

    /**
     * One of this many trials continues at each comparison of {@code successiveHalving}, and the epochs until the next one grow by this factor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.reductionFactor", defaultValue = "3")
    private int reductionFactor;

    /**
     * What makes a trial better than another: a metric of the validation rows, {@code validation.rmse}, {@code validation.mae}, {@code validation.mse},
     * {@code validation.r2}, {@code validation.explainedVariance}, {@code validation.maxError}, {@code validation.medianAbsoluteError} or {@code validation.mape}.
     * The test rows are never used to choose.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.objective", defaultValue = "validation.rmse", required = true)
    @SuppressWarnings("NullAway.Init")
    private String objective;

    /**
     * Whether smaller or larger values of the objective are better: {@code minimize} or {@code maximize}. Default: the metric's own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.direction")
    private @Nullable String direction;

    /**
     * In how many parts the rows that are not held out are divided for a cross-validation, which takes the place of
     * {@code validationSize}: each trial is trained as often. 0: none.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.folds", defaultValue = "0")
    private int folds;

    /**
     * Whether the best model is trained again on all rows that are not held out. Otherwise {@code model.zip} is the one that was compared,
     * which has not seen the validation rows.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.refit", defaultValue = "true")
    private boolean refit;

    AbstractSweepMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    @Override
    final Defaults defaults(Preset chosen, DataSpec data) {
        return chosen.ofSearch(data);
    }

    @Override
    final Map<String, Object> goalValues() {
        return Map.of("validationSize", VALIDATION_SIZE);
    }

    /** Where the files of the sweep are. */
    final Path folder() {
        return outputDirectory().resolve(FOLDER);
    }

    /** What is searched and how. Finds what is wrong with a trial before a worker is started for nothing. */
    final SweepSpec spec() {
        return spec(isDatasetGiven() ? whileWorkerStarts(this::specification) : specification());
    }

    /**
     * The same, while no worker starts.
     *
     * @param specification asked for first, because that warns about a file that isn't read, which may contain the search
     */
    final SweepSpec spec(Specification specification) {
        tellOfFound();
        SweepSpec spec = new SearchSettings(
                        strategy, trials, searchSeed, minEpochs, reductionFactor, objective, direction, folds, refit)
                .sweep(specification, SearchSpace.parse(searched()));
        SweepPlan unused = SweepPlan.of(spec);
        return spec;
    }

    /** Checks that the files can be written, and claims their folder. */
    final void prepareFolder(SweepSpec spec) {
        requireWritable();
        requireApart(folder(), SweepFiles.ALL);
        take(folder(), withFinalTraining(Sha256.of(Json.file(spec))));
    }

    /** Says what the sweep has left in its folder. */
    final void tellModel(SweepSpec spec) {
        tell(folder(), lines(folder(), spec));
    }

    /** With which train gives the model. */
    private List<String> lines(Path folder, SweepSpec spec) {
        List<String> searched = spec.space().fields();
        Specification ofModel =
                SweepReport.read(folder.resolve(SweepReport.FILE)).ofModel().orElseThrow();
        List<String> lines =
                ConfigurationLines.of(ofModel, kept(Set.copyOf(searched)), spec.specification(), written(searched))
                        .values()
                        .stream()
                        .flatMap(List::stream)
                        .toList();
        getLog().info("Lines for " + ConfigurationFile.NAME + ", with which train gives this model:");
        ConfigurationLines.block(lines).forEach(line -> getLog().info("  " + line));
        return lines;
    }

    /** Not from the field, because the file may have lists and ranges in its own form. */
    private Map<String, Object> searched() {
        Map<String, Object> searched = new LinkedHashMap<>();
        parameters().entries(ParameterType.SWEEP).forEach((name, given) -> {
            SearchedNames.requireKnown(given);
            searched.put(name, given.value());
        });
        if (searched.isEmpty()) {
            throw new RegressionException("The sweep has nothing to search. Give the values to try as"
                    + " -Dregression.sweep.learningRates=1e-4,1e-3, or in the POM as"
                    + " <sweep><learningRates>1e-4,1e-3</learningRates></sweep>.");
        }
        return searched;
    }
}
