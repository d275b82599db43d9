package dev.mlmethods.regression.predictor.file;

import dev.mlmethods.regression.predictor.network.Activation;
import dev.mlmethods.regression.predictor.network.TargetScale;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of the networks of a model, of which there is usually one, with what is around it.
 *
 * @param inputs what it reads besides the scaled features
 * @param targetScale what its output stands for
 */
public record ModelMember(
        FittedInputs inputs, List<Integer> hiddenLayers, Activation activation, TargetScale targetScale) {
    private static final int MAX_WIDTH = 1 << 16;
    private static final int MAX_MEMBERS = 100;
    private static final int VERSION_OF_QUICK_GELU = 1;
    private static final Set<String> LIKE = Set.of("seed", "derived");
    private static final Set<String> UNLIKE = Set.of("seed", "hiddenLayers", "activation", "derived", "targetScaler");

    /**
     * Reads all of them: {@code ensembleSize} of each kind that the specification has in {@code members}, or of the one kind.
     *
     * @param document all of {@code regression.json}
     * @throws IllegalArgumentException if one is invalid, or they are not as many as the specification says
     */
    static List<ModelMember> read(int version, JsonFields document, List<String> features) {
        JsonFields specification = document.object("specification");
        boolean unlike = specification.has("members");
        int kinds = unlike ? specification.objects("members").size() : 1;
        int ofEach = specification.has("ensembleSize") ? specification.wholeNumber("ensembleSize") : 1;
        List<JsonFields> networks = document.has("members") ? document.objects("members") : List.of(document);
        require(
                !document.has("members") || (networks.size() > 1 && networks.size() <= MAX_MEMBERS),
                "members are fewer than two, or more than " + MAX_MEMBERS);
        require(networks.size() == (long) kinds * ofEach, "members are not as many as the specification says");
        requireSameNeighbours(networks);
        List<ModelMember> members = new ArrayList<>();
        for (JsonFields network : networks) {
            if (network != document) {
                network.only(unlike ? UNLIKE : LIKE);
            }
            JsonFields layers = unlike ? network : specification;
            ModelMember member = new ModelMember(
                    network.has("derived") ? FittedInputs.read(network.object("derived"), features) : FittedInputs.NONE,
                    layers.wholeNumbers("hiddenLayers"),
                    activation(version, layers.text("activation")),
                    targetScale((network.has("targetScaler") ? network : document).object("targetScaler")));
            member.check(features.size());
            members.add(member);
        }
        return List.copyOf(members);
    }

    /** Networks look at the same training rows, if at any: these are stored once. */
    private static void requireSameNeighbours(List<JsonFields> networks) {
        Map<String, Object> first = Map.of();
        for (JsonFields network : networks) {
            if (network.has("derived") && network.object("derived").has("neighbourFeatures")) {
                Map<String, Object> neighbours = network.object("derived").values("neighbourFeatures");
                require(first.isEmpty() || neighbours.equals(first), "members have different neighbourFeatures");
                first = neighbours;
            }
        }
    }

    /** In the first version, gelu is x sigmoid(1.702 x). */
    private static Activation activation(int version, String name) {
        Activation activation = Activation.of(name);
        return version == VERSION_OF_QUICK_GELU && activation == Activation.GELU ? Activation.QUICK_GELU : activation;
    }

    private static TargetScale targetScale(JsonFields fields) {
        JsonFields known = fields.only(Set.of("mean", "scale", "logarithm", "least", "greatest"));
        return new TargetScale(
                known.number("mean"),
                known.number("scale"),
                known.has("logarithm") && known.flag("logarithm"),
                known.has("least") ? known.number("least") : Double.NEGATIVE_INFINITY,
                known.has("greatest") ? known.number("greatest") : Double.POSITIVE_INFINITY);
    }

    private void check(int features) {
        require(
                Double.isFinite(targetScale.mean())
                        && targetScale.scale() > 0
                        && targetScale.scale() < Double.POSITIVE_INFINITY,
                "no scaler of a target: mean " + NumberText.shortest(targetScale.mean()) + ", scale "
                        + NumberText.shortest(targetScale.scale()));
        require(targetScale.least() <= targetScale.greatest(), "the range of predictions ends before it begins");
        require(features + inputs.count() <= Integer.MAX_VALUE, "there are too many inputs");
        for (int width : hiddenLayers) {
            require(width >= 1 && width <= MAX_WIDTH, width + " is not a valid layer width");
        }
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }
}
