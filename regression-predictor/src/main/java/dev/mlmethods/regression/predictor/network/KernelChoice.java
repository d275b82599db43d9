package dev.mlmethods.regression.predictor.network;

/** The kernels for this JVM. */
public final class KernelChoice {
    private static final String VECTORS = "jdk.incubator.vector";

    private KernelChoice() {}

    /** Those in the Vector API if its module is there, else the scalar ones; the bits are the same. */
    public static ForwardKernels best() {
        // Not findModule, which is made of streams: where nothing else in a JVM has used any, they take time to load.
        for (Module module : ModuleLayer.boot().modules()) {
            if (VECTORS.equals(module.getName())) {
                // The descriptor doesn't require it, for javac and the JVM then warn every user of an incubating
                // module.
                KernelChoice.class.getModule().addReads(module);
                return new SimdForward();
            }
        }
        return new ScalarForward();
    }
}
