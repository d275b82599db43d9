package dev.mlmethods.regression.experiments;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.report.result.Timings;
import dev.mlmethods.regression.sweep.LocalExecutor;
import dev.mlmethods.regression.sweep.Sweep;
import dev.mlmethods.regression.sweep.SweepData;
import dev.mlmethods.regression.sweep.SweepJournal;
import dev.mlmethods.regression.sweep.SweepPlan;
import dev.mlmethods.regression.sweep.SweepResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/** The sweep of a test class: run by the first thread that asks for its result, while all others wait. */
final class ClassSweep {
    private static final Namespace NAMESPACE = Namespace.create(ClassSweep.class);

    private final ExtensionContext context;
    private final Class<?> testClass;
    private final RegressionSweep annotation;
    private final FutureTask<SweepResult> run = new FutureTask<>(this::run);

    private ClassSweep(ExtensionContext context, Class<?> testClass, RegressionSweep annotation) {
        this.context = context;
        this.testClass = testClass;
        this.annotation = annotation;
    }

    /**
     * The sweep of the test class of a context, or of the nearest class around it.
     *
     * @throws ExtensionConfigurationException if none of them has one
     */
    static ClassSweep of(ExtensionContext context) {
        Optional<ExtensionContext> scope = Optional.of(context);
        while (scope.isPresent()) {
            Optional<Class<?>> testClass = scope.get().getTestClass();
            Optional<RegressionSweep> annotation = AnnotationSupport.findAnnotation(testClass, RegressionSweep.class);
            if (annotation.isPresent()) {
                return of(outermost(scope.get()), testClass.orElseThrow(), annotation.get());
            }
            scope = scope.get().getParent();
        }
        String name = context.getRequiredTestClass().getName();
        throw new ExtensionConfigurationException(
                name + " has a @TrialSource, but neither it nor an enclosing class has @RegressionSweep; add one.");
    }

    /** Gets the sweep from where it is kept only as long as the class runs. */
    private static ClassSweep of(ExtensionContext scope, Class<?> testClass, RegressionSweep annotation) {
        return scope.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        testClass, missing -> new ClassSweep(scope, missing, annotation), ClassSweep.class);
    }

    /** The context of the whole class: methods and instances have their own contexts with the same class. */
    private static ExtensionContext outermost(ExtensionContext context) {
        return context.getParent()
                .filter(parent -> parent.getTestClass().equals(context.getTestClass()))
                .map(ClassSweep::outermost)
                .orElse(context);
    }

    /**
     * The result of the sweep.
     *
     * @throws ExtensionConfigurationException if it cannot be run as the annotation says; the same one each time
     */
    SweepResult result() {
        run.run();
        try {
            return run.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegressionException("The test was interrupted while waiting for its sweep.", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RegressionException cause
                    ? new ExtensionConfigurationException(
                            "@RegressionSweep of " + testClass.getName() + ": " + cause.getMessage(), cause)
                    : new IllegalStateException("The sweep of " + testClass.getName() + " failed.", e.getCause());
        }
    }

    private SweepResult run() {
        SweepPlan plan = SweepPlan.of(SweepDeclaration.of(annotation));
        ExperimentReport report = ExperimentReport.of(context, testClass, annotation.name());
        Lock turn = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Lock.class, first -> new ReentrantLock(), Lock.class);
        turn.lock();
        try {
            return run(plan, report);
        } finally {
            turn.unlock();
        }
    }

    /** Runs on all cores, which is why the sweeps of several classes take turns. */
    private SweepResult run(SweepPlan plan, ExperimentReport report) {
        SweepData data = new SweepData(Path.of(""));
        Sweep sweep = new Sweep(plan, data, SweepJournal.inMemory());
        int cores = Runtime.getRuntime().availableProcessors();
        AtomicLong epochs = new AtomicLong();
        long start = System.nanoTime();
        SweepResult result =
                sweep.run(new LocalExecutor(data, cores, cores), progress -> epochs.set(progress.trainedEpochs()));
        double seconds = (System.nanoTime() - start) / 1e9;
        report.write(result, Timings.ofExperiment(seconds, epochs.get()));
        report.publish(context);
        return result;
    }
}
