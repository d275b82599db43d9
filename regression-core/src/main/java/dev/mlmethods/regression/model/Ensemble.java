package dev.mlmethods.regression.model;

import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.evaluation.Predictor;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.storage.DoubleColumn;
import dev.mlmethods.regression.training.TrainingEngine;
import java.util.List;

/**
 * The networks of a model, of which there is usually one; their mean is its prediction. They were trained on the same rows.
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
                .map(member -> member.predictor()
                        .withEngine(
                                engine.forNetwork(member.predictor().network().spec())))
                .toList());
    }

    @Override
    public double[] predict(FeatureMatrix features) {
        return predictions(features).mean();
    }

    @Override
    public DoubleColumn predictTraining(Dataset training) {
        List<DoubleColumn> ofMembers =
                members.stream().map(member -> member.predictTraining(training)).toList();
        return ofMembers.size() == 1
                ? ofMembers.get(0)
                : DoubleColumn.computed(
                        training.rows(),
                        training.features().memory(),
                        (from, to) -> EnsemblePredictions.of(ofMembers.stream()
                                        .map(column -> column.toArray(from, to))
                                        .toList())
                                .mean());
    }

    /** The prediction for each row, and how far the members lie apart there. */
    EnsemblePredictions predictions(FeatureMatrix features) {
        return EnsemblePredictions.of(
                members.stream().map(member -> member.predict(features)).toList());
    }

    /** The preparation of the first member; the others scale the features alike. */
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
