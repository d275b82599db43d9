package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.predictor.network.EnsembleSpread;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.training.TrainingEngine;
import java.util.List;
import java.util.function.Function;

/**
 * The networks of a model, of which there is usually one; their mean is its prediction. They were trained on the same rows, with other seeds.
 *
 * @param members at least one
 */
record Ensemble(List<NetworkPredictor> members) implements Predictor {
    Ensemble {
        members = List.copyOf(members);
    }

    static Ensemble of(NetworkPredictor network) {
        return new Ensemble(List.of(network));
    }

    /** Trained networks, which predict with all threads of an engine, whatever part of it trained them. */
    static Ensemble of(List<EnsembleTraining.Trained> trained, TrainingEngine engine) {
        return new Ensemble(trained.stream()
                .map(member -> member.predictor().withEngine(engine))
                .toList());
    }

    /** One prediction per row, in the target's unit: the mean of the members', summed up in their order. */
    @Override
    public double[] predict(FeatureMatrix features) {
        return mean(member -> member.predict(features));
    }

    @Override
    public double[] predictTraining(Dataset training) {
        return mean(member -> member.predictTraining(training));
    }

    private double[] mean(Function<NetworkPredictor, double[]> predictions) {
        double[] sum = predictions.apply(members.get(0));
        for (NetworkPredictor member : members.subList(1, members.size())) {
            double[] predicted = predictions.apply(member);
            for (int row = 0; row < sum.length; row++) {
                sum[row] += predicted[row];
            }
        }
        for (int row = 0; row < sum.length; row++) {
            sum[row] /= members.size();
        }
        return sum;
    }

    /** The standard deviation of the members' predictions for each row, in the target's unit; NaN if there is one member. */
    double[] spread(FeatureMatrix features) {
        double[][] predicted = new double[members.size()][];
        for (int member = 0; member < predicted.length; member++) {
            predicted[member] = members.get(member).predict(features);
        }
        double[] spread = new double[features.rows()];
        double[] ofRow = new double[predicted.length];
        for (int row = 0; row < spread.length; row++) {
            for (int member = 0; member < ofRow.length; member++) {
                ofRow[member] = predicted[member][row];
            }
            spread[row] = EnsembleSpread.of(ofRow);
        }
        return spread;
    }

    /** The preparation of the first member; the others differ only in what they derive from the features. */
    Preparation preparation() {
        return members.get(0).preparation();
    }

    List<NetworkState> networks() {
        return members.stream().map(NetworkPredictor::network).toList();
    }

    /** All weights and biases. */
    int parameterCount() {
        return networks().stream()
                .mapToInt(network -> network.parameters().length)
                .reduce(0, Math::addExact);
    }

    String parametersSha256() {
        return NetworkState.parametersSha256(networks());
    }
}
