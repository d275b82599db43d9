package dev.mlmethods.regression.model;

import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * The entry {@code configuration.json}: the network as DL4J's {@code MultiLayerConfiguration} writes itself, byte for byte, except that lines end in
 * a line feed on every platform, and that numbers have only the digits that they need on every JDK. Most of it is DL4J's defaults, which these
 * networks don't need.
 */
final class ConfigurationEntry {
    private static final JsonFactory JSON = JsonFactory.builder()
            // The same on every JDK: Double.toString prints different digits before JDK 19.
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";
    private static final String ACTIVATIONS = "org.nd4j.linalg.activations.impl.Activation";
    private static final String LOSSES = "org.nd4j.linalg.lossfunctions.impl.";
    private static final String UPDATERS = "org.nd4j.linalg.learning.config.";
    private static final String REGULARIZATIONS = "org.nd4j.linalg.learning.regularization.";

    private final JsonGenerator json;
    private final NetworkState network;
    private final TrainingSpec training;

    private ConfigurationEntry(JsonGenerator json, NetworkState network, TrainingSpec training) {
        this.json = json;
        this.network = network;
        this.training = training;
    }

    /**
     * The bytes. The schedule of the learning rate (it has the rate of {@link OptimizerSpec}), {@code maxGradientNorm} and the loss huber (it has the
     * mean squared error) are what DL4J cannot express; nor the activation gelu, so that its reader refuses a network with
     * it.
     */
    static byte[] of(NetworkState network, TrainingSpec training) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(new Indented(), bytes, JsonEncoding.UTF8)) {
            new ConfigurationEntry(json, network, training).write();
        }
        return bytes.toByteArray();
    }

    /** {@code "name" : value}. */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }
    }

    private void write() {
        json.writeStartObject();
        json.writeStringProperty("backpropType", "Standard");
        json.writeStringProperty("cacheMode", "NONE");
        json.writeArrayPropertyStart("confs");
        List<Integer> widths = network.spec().hiddenLayers();
        int inputs = network.inputs();
        for (int layer = 0; layer < widths.size(); layer++) {
            writeLayer(layer, inputs, widths.get(layer), false);
            inputs = widths.get(layer);
        }
        writeLayer(widths.size(), inputs, network.outputs(), true);
        json.writeEndArray();
        json.writeStringProperty("dataType", "FLOAT");
        json.writeNumberProperty("epochCount", network.epochs());
        json.writeStringProperty("inferenceWorkspaceMode", "ENABLED");
        json.writeObjectPropertyStart("inputPreProcessors");
        json.writeEndObject();
        json.writeNumberProperty("iterationCount", network.iterations());
        json.writeNumberProperty("tbpttBackLength", 20);
        json.writeNumberProperty("tbpttFwdLength", 20);
        json.writeStringProperty("trainingWorkspaceMode", "ENABLED");
        json.writeBooleanProperty("validateOutputLayerConfig", true);
        json.writeEndObject();
    }

    private void writeLayer(int layer, int inputs, int outputs, boolean last) {
        json.writeStartObject();
        json.writeStringProperty("cacheMode", "NONE");
        json.writeStringProperty("dataType", "FLOAT");
        json.writeNumberProperty("epochCount", network.epochs());
        // For layers that are trained separately.
        json.writeNumberProperty("iterationCount", 0);
        writeClass("layer", LAYERS + (last ? "OutputLayer" : "DenseLayer"));
        writeActivation(last ? Activation.IDENTITY : network.spec().activation());
        json.writeNumberProperty("biasInit", 0.0);
        json.writeNullProperty("biasUpdater");
        json.writeNullProperty("constraints");
        json.writeNumberProperty("gainInit", 1.0);
        json.writeStringProperty("gradientNormalization", "None");
        json.writeNumberProperty("gradientNormalizationThreshold", 1.0);
        json.writeBooleanProperty("hasBias", true);
        if (!last) {
            json.writeBooleanProperty("hasLayerNorm", false);
        }
        writeDropout(layer);
        writeUpdater(training.optimizer());
        json.writeStringProperty("layerName", "layer" + layer);
        if (last) {
            writeClass("lossFn", LOSSES + lossClass());
            json.writeEndObject();
        }
        json.writeNumberProperty("nin", inputs);
        json.writeNumberProperty("nout", outputs);
        writeRegularization("regularization", training.optimizer());
        writeRegularization("regularizationBias", training.optimizer());
        json.writeNullProperty("timeDistributedFormat");
        // The weights are not drawn by DL4J: this is its default.
        writeClass("weightInitFn", "org.deeplearning4j.nn.weights.WeightInitXavier");
        json.writeEndObject();
        json.writeNullProperty("weightNoise");
        json.writeEndObject();
        json.writeNumberProperty("maxNumLineSearchIterations", 5);
        json.writeBooleanProperty("miniBatch", true);
        json.writeBooleanProperty("minimize", true);
        json.writeStringProperty("optimizationAlgo", "STOCHASTIC_GRADIENT_DESCENT");
        json.writeNumberProperty("seed", 1);
        json.writeNullProperty("stepFunction");
        json.writeArrayPropertyStart("variables");
        json.writeString("W");
        json.writeString("b");
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Begins an object of a class. */
    private void writeClass(String property, String name) {
        json.writeObjectPropertyStart(property);
        json.writeStringProperty("@class", name);
    }

    private void writeActivation(Activation activation) {
        switch (activation) {
            case RELU -> {
                writeActivationClass("ReLU");
                json.writeNullProperty("max");
                json.writeNullProperty("negativeSlope");
                json.writeNullProperty("threshold");
            }
            case LEAKY_RELU -> {
                writeActivationClass("LReLU");
                json.writeNumberProperty("alpha", 0.01);
            }
            case ELU -> {
                writeActivationClass("ELU");
                json.writeNumberProperty("alpha", 1.0);
            }
            case TANH -> writeActivationClass("TanH");
            case SIGMOID -> writeActivationClass("Sigmoid");
            case SOFTPLUS -> writeActivationClass("SoftPlus");
            // No class of DL4J computes it: its reader refuses the file and names this one, instead of computing
            // something else.
            case GELU -> writeActivationClass("ErfGELU");
            case QUICK_GELU -> {
                writeActivationClass("GELU");
                json.writeBooleanProperty("precise", false);
            }
            case SILU -> writeActivationClass("Swish");
            case MISH -> writeActivationClass("Mish");
            case IDENTITY -> writeActivationClass("Identity");
        }
        json.writeEndObject();
    }

    private void writeActivationClass(String name) {
        writeClass("activationFn", ACTIVATIONS + name);
    }

    /** DL4J drops a layer's inputs, whereas {@link NetworkSpec} drops the outputs of the layer before, and specifies the share that is kept. */
    private void writeDropout(int layer) {
        if (layer == 0 || network.spec().dropout() == 0) {
            json.writeNullProperty("idropout");
            return;
        }
        writeClass("idropout", "org.deeplearning4j.nn.conf.dropout.Dropout");
        json.writeNumberProperty("p", 1 - network.spec().dropout());
        json.writeBooleanProperty("helperAllowFallback", true);
        json.writeNullProperty("pschedule");
        json.writeEndObject();
    }

    private void writeUpdater(OptimizerSpec optimizer) {
        switch (optimizer.optimizer()) {
            case SGD -> {
                writeUpdaterClass("Sgd");
                json.writeNumberProperty("learningRate", optimizer.learningRate());
            }
            case MOMENTUM -> {
                writeUpdaterClass("Nesterovs");
                json.writeNumberProperty("learningRate", optimizer.learningRate());
                json.writeNumberProperty("momentum", optimizer.momentum());
            }
            case RMS_PROP -> {
                writeUpdaterClass("RmsProp");
                json.writeNumberProperty("epsilon", Optimizer.EPSILON);
                json.writeNumberProperty("learningRate", optimizer.learningRate());
                json.writeNumberProperty("rmsDecay", Optimizer.RMS_DECAY);
            }
            case ADAM, ADAM_W -> {
                writeUpdaterClass("Adam");
                json.writeNumberProperty("beta1", Optimizer.BETA_1);
                json.writeNumberProperty("beta2", Optimizer.BETA_2);
                json.writeNumberProperty("epsilon", Optimizer.EPSILON);
                json.writeNumberProperty("learningRate", optimizer.learningRate());
            }
        }
        json.writeEndObject();
    }

    private void writeUpdaterClass(String name) {
        writeClass("iupdater", UPDATERS + name);
    }

    private String lossClass() {
        return switch (training.loss().loss()) {
            case MSE, HUBER -> "LossMSE";
            case MAE -> "LossMAE";
        };
    }

    private void writeRegularization(String property, OptimizerSpec optimizer) {
        json.writeArrayPropertyStart(property);
        if (optimizer.weightDecay() != 0) {
            boolean decoupled = optimizer.optimizer().decouplesWeightDecay();
            json.writeStartObject();
            json.writeStringProperty("@class", REGULARIZATIONS + (decoupled ? "WeightDecay" : "L2Regularization"));
            if (decoupled) {
                json.writeBooleanProperty("applyLR", true);
            }
            writeClass(decoupled ? "coeff" : "l2", "org.nd4j.linalg.schedule.FixedSchedule");
            json.writeNumberProperty("value", optimizer.weightDecay());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
