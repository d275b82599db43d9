package dev.mlmethods.regression.model;

import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trains the networks of a model. As many are trained at once as the engine has threads, each by one thread, because that is faster than one network by
 * all threads; those that remain share the threads. Results depend on neither.
 */
final class EnsembleTraining {
    private final TrainingEngine engine;
    private final Progress progress;

    private EnsembleTraining(TrainingEngine engine, Progress progress) {
        this.engine = engine;
        this.progress = progress;
    }

    /** The training of one network. */
    interface Member {
        /** Trains it, and measures what has to be measured. */
        Trained train(TrainingEngine engine, TrainingListener listener);
    }

    /** A network, and how it came about. */
    record Trained(NetworkPredictor predictor, TrainingHistory history) {}

    /**
     * Trains all networks.
     *
     * @param members at least one
     * @param engine with all its threads
     * @param listener of a model of several networks is told of an epoch as soon as all together have had as many epochs as there are networks, with the
     *     mean of their last losses, and can't end their trainings
     * @return the networks, in their order; the seconds of each history are those of all
     * @throws dev.mlmethods.regression.RegressionException what the first network throws that can't be trained
     */
    static List<Trained> run(List<? extends Member> members, TrainingEngine engine, TrainingListener listener) {
        if (members.size() == 1) {
            return List.of(members.get(0).train(engine, listener));
        }
        int remaining = members.size() % engine.threads();
        int whole = members.size() - remaining;
        EnsembleTraining training = new EnsembleTraining(engine, new Progress(members.size(), listener));
        long start = System.nanoTime();
        List<Trained> trained = new ArrayList<>(training.run(members, 0, whole, engine.threads()));
        trained.addAll(training.run(members, whole, members.size(), remaining));
        double seconds = (System.nanoTime() - start) / 1e9;
        return trained.stream()
                .map(network -> new Trained(network.predictor, network.history.withTrainingSeconds(seconds)))
                .toList();
    }

    private List<Trained> run(List<? extends Member> members, int first, int last, int atOnce) {
        if (first == last) {
            return List.of();
        }
        TrainingEngine part = engine.withThreads(engine.threads() / atOnce);
        ExecutorService executor = Executors.newFixedThreadPool(atOnce, EnsembleTraining::thread);
        try {
            List<Future<Trained>> futures = new ArrayList<>();
            for (int member = first; member < last; member++) {
                Member one = members.get(member);
                TrainingListener own = progress.of(member);
                futures.add(executor.submit(() -> one.train(part, own)));
            }
            List<Trained> trained = new ArrayList<>();
            for (Future<Trained> future : futures) {
                trained.add(of(future));
            }
            return trained;
        } catch (RuntimeException | Error e) {
            // The others end with their next epoch, and nobody is told of it.
            progress.fail();
            throw e;
        } finally {
            end(executor);
        }
    }

    private static void end(ExecutorService executor) {
        executor.shutdown();
        boolean interrupted = false;
        while (!executor.isTerminated()) {
            try {
                boolean unused = executor.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Trained of(Future<Trained> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Thread thread(Runnable run) {
        Thread thread = new Thread(run, "regression-member");
        thread.setDaemon(true);
        return thread;
    }

    /** Networks that are trained at once report as one. */
    private static final class Progress {
        private final @Nullable EpochLoss[] latest;
        private final TrainingListener listener;
        private int epochs;
        private boolean failed;

        Progress(int members, TrainingListener listener) {
            this.latest = new EpochLoss[members];
            this.listener = listener;
        }

        TrainingListener of(int member) {
            return loss -> epochEnded(member, loss);
        }

        private synchronized void epochEnded(int member, EpochLoss loss) {
            if (failed) {
                throw new CancellationException("another network of the ensemble can't be trained");
            }
            latest[member] = loss;
            epochs++;
            if (epochs % latest.length == 0) {
                listener.epochEnded(new EpochLoss(epochs / latest.length, mean(EpochLoss::loss), validationLoss()));
            }
        }

        private @Nullable Double validationLoss() {
            return started().anyMatch(loss -> loss.validationLoss() == null)
                    ? null
                    : (Double) mean(loss -> Objects.requireNonNull(loss.validationLoss()));
        }

        private double mean(ToDoubleFunction<EpochLoss> part) {
            return started().mapToDouble(part).average().orElseThrow();
        }

        private Stream<EpochLoss> started() {
            return Arrays.stream(latest).filter(Objects::nonNull);
        }

        synchronized void fail() {
            failed = true;
        }
    }
}
