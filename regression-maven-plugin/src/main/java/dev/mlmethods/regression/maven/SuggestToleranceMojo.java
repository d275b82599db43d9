package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.gate.baseline.Baseline;
import dev.mlmethods.regression.gate.baseline.BaselineFile;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.tolerance.SeedBand;
import dev.mlmethods.regression.gate.tolerance.SeedBands;
import dev.mlmethods.regression.gate.tolerance.SuggestedTolerance;
import dev.mlmethods.regression.model.Defaults;
import dev.mlmethods.regression.model.Preset;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.result.TrainingReport;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Trains the specification with several seeds, and suggests a tolerance for {@code check} from their spread. If the baseline has another specification, that
 * is trained with the same seeds, and the two are compared.
 *
 * @since 0.1.0
 */
@Mojo(name = "suggest-tolerance", requiresProject = false, threadSafe = true, configurator = ParameterConfigurator.HINT)
public final class SuggestToleranceMojo extends AbstractSpecificationMojo {
    private static final List<Metric> METRICS = List.of(Metric.RMSE, Metric.MAE, Metric.R2);

    /**
     * How many seeds are trained: 1, 2, and so on. At least 2; more give a smaller tolerance.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.seeds", defaultValue = "10")
    private int seeds;

    /**
     * The baseline. Default: {@code regression-baseline.json} beside the POM, or in the current folder if there is no project.
     *
     * @since 0.1.0
     */
    @Parameter(property = "regression.baseline")
    private @Nullable File baseline;

    @Inject
    SuggestToleranceMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    @Override
    Defaults defaults(Preset chosen, DataSpec data) {
        return chosen.ofTraining(data, basedir());
    }

    @Override
    void run() {
        if (seeds < 2) {
            throw new RegressionException("seeds is " + seeds + "; it must be a whole number of at least 2.");
        }
        Specification specification = specification();
        requireOtherSeeds(specification);
        Optional<Specification> before = baselineSpecification().filter(one -> !isSame(one, specification));
        tellPreset(Set.of());
        Map<Metric, SeedBand> bands = bands(specification, "seeds");
        bands.values().forEach(band -> getLog().info(SuggestedTolerance.of(band).text()));
        before.map(one -> bands(one, "seeds-of-baseline"))
                .ifPresent(bandsBefore -> bands.forEach((metric, band) -> {
                    SeedBand bandBefore = bandsBefore.get(metric);
                    if (bandBefore != null) {
                        getLog().info(SeedBands.of(bandBefore, band).text());
                    }
                }));
    }

    /** A network that keeps its seed would be the same in each training. */
    private static void requireOtherSeeds(Specification specification) {
        if (specification.kinds() != null
                && specification.kinds().stream().anyMatch(kind -> kind.containsKey("seed"))) {
            throw new RegressionException(
                    "An entry of members has its own seed, so its networks would be the same with each"
                            + " seed; remove it.");
        }
    }

    private Optional<Specification> baselineSpecification() {
        return BaselineFile.of(besidePom(baseline, BaselineFile.DEFAULT_NAME))
                .find()
                .map(StoredBaseline::baseline)
                // Of a network that was imported, no training is known that could be repeated.
                .filter(accepted -> accepted.imported() == null)
                .map(Baseline::specification);
    }

    private static boolean isSame(Specification one, Specification other) {
        return withSeed(one, 1).equals(withSeed(other, 1));
    }

    private static Specification withSeed(Specification specification, long seed) {
        return SpecificationFields.with(specification, Map.of("seed", seed));
    }

    private Map<Metric, SeedBand> bands(Specification specification, String folder) {
        List<TrainingReport> trainings = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            TrainingReport training = trainedIn(
                            outputDirectory().resolve(folder).resolve(Integer.toString(seed)),
                            withSeed(specification, seed))
                    .report();
            trainings.add(training);
            OptionalDouble rmse = training.test(Metric.RMSE);
            getLog().info("Seed " + seed + " of " + seeds + ": test.rmse "
                    + (rmse.isPresent() ? NumberText.shortest(rmse.getAsDouble()) : "not defined"));
        }
        Map<Metric, SeedBand> bands = new LinkedHashMap<>();
        for (Metric metric : METRICS) {
            List<Double> values = trainings.stream()
                    .map(training -> training.test(metric))
                    .filter(OptionalDouble::isPresent)
                    .map(OptionalDouble::getAsDouble)
                    .toList();
            if (values.size() < seeds) {
                throw new RegressionException("test." + metric.jsonName()
                        + " is not defined for all seeds, so it has no band. Test on more rows, or fix the training.");
            }
            bands.put(metric, SeedBand.of(metric, values));
        }
        return bands;
    }
}
