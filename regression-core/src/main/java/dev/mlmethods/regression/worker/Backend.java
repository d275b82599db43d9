package dev.mlmethods.regression.worker;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Names;
import dev.mlmethods.regression.training.EngineName;

/** What is trained on: the ND4J backends that the plugin can resolve. */
public enum Backend {
    /** The processor: ND4J native, or no ND4J at all. */
    CPU("cpu", "CpuBackend"),
    /** ND4J CUDA: an NVIDIA GPU. */
    CUDA("cuda", "JCublasBackend");

    private final String parameterName;
    private final String nd4jClass;

    Backend(String parameterName, String nd4jClass) {
        this.parameterName = parameterName;
        this.nd4jClass = nd4jClass;
    }

    /**
     * {@return the backend of that name}
     *
     * @param name {@code cpu} or {@code cuda}, in upper or lower case
     * @throws RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static Backend parse(String name) {
        if (name.equalsIgnoreCase("gpu")) {
            // Similar to cpu only in its letters.
            throw new RegressionException(
                    "backend is '" + name + "'; did you mean 'cuda'? It must be one of cpu, cuda.");
        }
        return Names.parse("backend", name, values(), Backend::parameterName);
    }

    /** {@return the name as parameters and JSON spell it: {@code cpu} or {@code cuda}} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }

    /**
     * {@return whether a training with an engine needs DL4J: with {@code dl4j}, and with {@code auto} on a GPU}
     *
     * @param engine the engine that the specification asks for
     */
    public boolean needsDl4j(EngineName engine) {
        return engine == EngineName.DL4J || (engine == EngineName.AUTO && this == CUDA);
    }

    /** The simple name of ND4J's class for it. */
    String nd4jClass() {
        return nd4jClass;
    }
}
