package dev.mlmethods.regression.predictor.network;

/** The kernels for this JVM. */
public final class KernelChoice {
    private static final String VECTORS = "jdk.incubator.vector";

    private KernelChoice() {}

    /** The kernels in the Vector API if its module is there, otherwise the scalar ones; the bits are the same. */
    public static ForwardKernels best() {
        // findModule isn't used because it uses streams: if nothing else in a JVM has used them, they take time to
        // load.
        for (Module module : ModuleLayer.boot().modules()) {
            if (VECTORS.equals(module.getName())) {
                // The descriptor doesn't require it, because javac and the JVM would then warn every user of an
                // incubating module.
                KernelChoice.class.getModule().addReads(module);
                return new SimdForward();
            }
        }
        return new ScalarForward();
    }
}
