package dev.mlmethods.regression.dl4j;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Reason;
import dev.mlmethods.regression.version.Versions;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/** What ND4J computes on. */
public final class Dl4jBackend {
    private static final String CUDA = "org/nd4j/linalg/jcublas/JCublasBackend.class";

    private Dl4jBackend() {}

    /**
     * {@return the simple name of the backend's class: {@code CpuBackend}, or {@code JCublasBackend} for an NVIDIA GPU} This starts ND4J.
     *
     * @throws RegressionException if DL4J or a backend of ND4J isn't on the class path
     */
    public static String name() {
        try {
            // ND4J may be present without DL4J.
            String unused = MultiLayerNetwork.class.getName();
            return Nd4j.getBackend().getClass().getSimpleName();
        } catch (LinkageError e) {
            if (Reason.isBecauseOf(e, UnsatisfiedLinkError.class)) {
                // The backend is present, but one of its libraries cannot be loaded.
                throw e;
            }
            throw new RegressionException(
                    "engine=dl4j and networks of DL4J need DL4J and a backend of ND4J on the class path; add"
                            + " org.deeplearning4j:deeplearning4j-nn:" + Versions.dl4j()
                            + " and org.nd4j:nd4j-native-platform:" + Versions.dl4j()
                            + " to the dependencies, or use engine=vector, which needs neither.",
                    e);
        }
    }

    /** {@return whether ND4J computes on a GPU} ND4J is started, and its libraries are loaded, only if the class path has its GPU backend. */
    public static boolean isCuda() {
        ClassLoader loader = Dl4jBackend.class.getClassLoader();
        return loader.getResource(CUDA) != null && !name().equals("CpuBackend");
    }
}
