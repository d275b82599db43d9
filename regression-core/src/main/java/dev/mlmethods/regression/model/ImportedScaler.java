package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.data.FeatureScaling;
import dev.mlmethods.regression.exchange.joblib.StandardScalerFile;
import dev.mlmethods.regression.exchange.joblib.StandardScalerValues;
import dev.mlmethods.regression.exchange.network.NetworkFile;
import dev.mlmethods.regression.exchange.network.ScalerTensors;
import dev.mlmethods.regression.scaling.FittedScaler;
import dev.mlmethods.regression.scaling.TargetScaler;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an imported network wants its rows scaled: by the file of a scaler, by the tensors beside its weights, or not at all.
 *
 * @param source the name of the file that says so; that of the weights if none does
 * @param means of the features; null if they are not scaled
 * @param scales of the features; null if they are not scaled
 * @param features their names, in the network's order; null if the file has none
 * @param target how the target is scaled
 */
record ImportedScaler(
        String source,
        @Nullable List<Double> means,
        @Nullable List<Double> scales,
        @Nullable List<String> features,
        TargetScaler target) {
    static ImportedScaler read(ImportSpec spec, NetworkFile weights) {
        TargetScaler target = target(weights);
        ScalerTensors tensors = weights.features();
        if (spec.scaler() == null) {
            return tensors == null
                    ? new ImportedScaler(weights.name(), null, null, null, target)
                    : new ImportedScaler(
                            weights.name(),
                            tensors.means(),
                            tensors.scales(),
                            weights.metadata().features(),
                            target);
        }
        if (tensors != null) {
            throw new RegressionException("scaler is " + spec.scaler() + ", but " + weights.name()
                    + " has a scaler, too, in its tensors scaler.mean and scaler.scale; leave scaler out.");
        }
        Path file = Path.of(spec.scaler());
        StandardScalerValues values = StandardScalerFile.read(file, spec.scalerKey());
        return new ImportedScaler(
                String.valueOf(file.getFileName()), values.means(), values.scales(), values.features(), target);
    }

    private static TargetScaler target(NetworkFile weights) {
        ScalerTensors target = weights.target();
        if (target == null) {
            return TargetScaler.IDENTITY;
        }
        if (target.means().size() != 1 || !Double.isFinite(target.scales().get(0))) {
            throw new RegressionException(
                    weights.name()
                            + " has a scaler of the target, target.mean and target.scale, which must be one finite number each.");
        }
        return new TargetScaler(target.means().get(0), target.scales().get(0), null);
    }

    /**
     * The specification of the model: how its features and its target are scaled.
     *
     * @throws RegressionException if another scaling of features is asked for
     */
    Specification specification(Specification asked) {
        EncodingSpec encoding = asked.encoding();
        if (encoding.scalesOtherwise()) {
            throw new RegressionException(
                    "featureScaling or featureScalingOf is given, but an imported network has the scaler that it was trained with; leave it out.");
        }
        TrainingSpec training = TrainingSpec.defaults()
                .withTargetScaling(target.scales() ? TargetScaling.STANDARD : TargetScaling.NONE);
        Specification specification = asked.withTraining(training);
        return means == null
                ? specification.withEncoding(encoding.withFeatureScaling(FeatureScaling.NONE))
                : specification;
    }

    /** The scaler of a dataset's features, whose names have been checked if the file has any; notes what is assumed. */
    FittedScaler of(List<String> names, List<String> notes) {
        int columns = names.size();
        if (means == null || scales == null) {
            notes.add("No scaler: the network gets the features as they are.");
            double[] ones = new double[columns];
            Arrays.fill(ones, 1);
            return FittedScaler.of(names, new double[columns], ones);
        }
        if (means.size() != columns) {
            throw new RegressionException("The scaler in " + source + " is of " + means.size()
                    + (means.size() == 1 ? " feature" : " features") + ", but the dataset has " + columns + ": "
                    + String.join(", ", names) + "; features and exclude say which columns are.");
        }
        if (features == null) {
            notes.add("The scaler in " + source
                    + " has no names of features: they are taken in the order of the dataset, "
                    + String.join(", ", names) + ".");
        }
        return FittedScaler.of(names, array(means), array(scales));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
