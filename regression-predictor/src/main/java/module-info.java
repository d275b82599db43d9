/**
 * Predicts with a model that Regression for Maven trained, using only the JDK. If the application's JVM has {@code jdk.incubator.vector}, its vectors
 * are used; nothing requires it.
 */
module dev.mlmethods.regression.predictor {
    exports dev.mlmethods.regression.predictor;
}
