package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** Makes the executors of another module, which {@link ServiceLoader} finds: the core knows no cluster. */
public interface ExecutorProvider {
    /** {@return what {@link ExecutorSpec#name} calls it} */
    String name();

    /**
     * {@return an executor; it connects to nothing until it executes something}
     *
     * @param spec how the sweep runs
     * @param data of the trials, as this process has it
     * @param basedir what a relative file of a dataset is relative to
     * @param log is told, in a line each, what happens to the machines; from any thread
     * @throws RegressionException if a setting is missing or wrong; the message names it
     */
    TrialExecutor executor(ExecutorSpec spec, SweepData data, Path basedir, Consumer<String> log);

    /**
     * {@return the provider of that name on the class path}
     *
     * @param name see {@link #name}
     * @throws RegressionException if there is none
     */
    static ExecutorProvider named(String name) {
        return ServiceLoader.load(ExecutorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RegressionException("executor is " + name
                        + ", for which nothing is on the class path; add the artifact dev.mlmethods:regression-" + name
                        + " in the version of this library."));
    }
}
