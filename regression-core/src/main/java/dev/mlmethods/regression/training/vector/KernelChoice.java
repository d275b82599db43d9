package dev.mlmethods.regression.training.vector;

/** The kernels for this JVM. */
final class KernelChoice {
    private KernelChoice() {}

    /** Those in the Vector API if its module is present, otherwise the scalar ones; the bits are the same. */
    static Kernels best() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return new ScalarKernels();
        }
        try {
            // Compiled separately from the rest, and linked only here: without the module it cannot be loaded.
            return Class.forName(KernelChoice.class.getPackageName() + ".SimdKernels")
                    .asSubclass(Kernels.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the vector kernels are missing beside " + KernelChoice.class, e);
        }
    }
}
