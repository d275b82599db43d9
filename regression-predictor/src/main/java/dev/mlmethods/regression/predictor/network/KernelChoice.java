package dev.mlmethods.regression.predictor.network;

import java.util.Optional;

/** The kernels for this JVM. */
public final class KernelChoice {
    private KernelChoice() {}

    /** Those in the Vector API if its module is there, else the scalar ones; the bits are the same. */
    public static ForwardKernels best() {
        Optional<Module> vectors = ModuleLayer.boot().findModule("jdk.incubator.vector");
        if (vectors.isEmpty()) {
            return new ScalarForward();
        }
        // The descriptor doesn't require it, for javac and the JVM then warn every user of an incubating module.
        KernelChoice.class.getModule().addReads(vectors.get());
        return new SimdForward();
    }
}
