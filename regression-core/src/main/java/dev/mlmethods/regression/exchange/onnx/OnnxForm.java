package dev.mlmethods.regression.exchange.onnx;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.text.Names;

/** How a network is written as a graph of ONNX. */
public enum OnnxForm {
    /** Sum by sum, with the product's own bits in every runtime that computes as IEEE 754 says. */
    EXACT("exact") {
        @Override
        NetworkNodes nodes(Graph graph) {
            return new ExactNetwork(graph);
        }
    },
    /** With matrix products, which runtimes compute faster and in orders of their own: equal but for rounding. */
    FAST("fast") {
        @Override
        NetworkNodes nodes(Graph graph) {
            return new FastNetwork(graph);
        }
    };

    private final String parameterName;

    OnnxForm(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * {@return the form of that name}
     *
     * @param name {@code exact} or {@code fast}, in upper or lower case
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static OnnxForm parse(String name) {
        return Names.parse("onnxForm", name, values(), OnnxForm::parameterName);
    }

    /** {@return the name as parameters and JSON spell it} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }

    /** What adds a network to a graph. */
    abstract NetworkNodes nodes(Graph graph);
}
