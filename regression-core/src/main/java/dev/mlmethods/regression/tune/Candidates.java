package dev.mlmethods.regression.tune;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.evaluation.RegressionMetrics;
import dev.mlmethods.regression.model.NetworkTraining;
import dev.mlmethods.regression.model.PreparedData;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.sweep.SweepData;
import dev.mlmethods.regression.sweep.TrialStatus;
import dev.mlmethods.regression.training.DivergenceException;
import dev.mlmethods.regression.training.TrainedNetwork;
import dev.mlmethods.regression.training.TrainingEngine;
import dev.mlmethods.regression.training.TrainingListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Trains candidates and measures them on validation rows, several at a time; each is trained once, however often it is asked for. Test rows are never predicted. */
final class Candidates implements AutoCloseable {
    private final TuningSpec spec;
    private final Costs costs;
    private final SweepData data;
    private final Allowance allowance;
    private final Consumer<TuningProgress> listener;
    private final ExecutorService pool;
    private final Map<Specification, Measured> measured = new LinkedHashMap<>();

    Candidates(
            TuningSpec spec,
            Costs costs,
            SweepData data,
            Allowance allowance,
            int threads,
            Consumer<TuningProgress> listener) {
        this.listener = listener;
        this.spec = spec;
        this.costs = costs;
        this.data = data;
        this.allowance = allowance;
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "regression-candidate");
            thread.setDaemon(true);
            return thread;
        });
    }

    private record Outcome(
            TrialStatus status,
            @Nullable String reason,
            @Nullable RegressionMetrics validation,
            List<double[]> predictions) {
        static Outcome without(TrialStatus status, String reason) {
            return new Outcome(status, reason, null, List.of());
        }
    }

    /** What one costs that wasn't measured yet; 0 if it was. */
    private double cost(Candidate candidate) {
        return measured.containsKey(candidate.specification()) ? 0 : costs.ofTrial(candidate);
    }

    /** Measures some, in their order. Those that can't be paid for, and all after them, are left out. */
    List<Measured> measure(TuningStage stage, List<Candidate> wanted, double share) {
        List<Candidate> affordable = allowance.affordable(wanted, this::cost, share);
        Map<Candidate, Future<Outcome>> running = new LinkedHashMap<>();
        for (Candidate candidate : affordable) {
            if (!measured.containsKey(candidate.specification())) {
                running.putIfAbsent(candidate, pool.submit(() -> outcome(candidate)));
            }
        }
        running.forEach((candidate, outcome) -> {
            double cost = cost(candidate);
            allowance.spend(cost);
            measured.put(candidate.specification(), measured(stage, candidate, cost, get(outcome)));
            tell(stage);
        });
        data.forgetPrepared();
        return affordable.stream()
                .map(candidate -> Objects.requireNonNull(measured.get(candidate.specification())))
                .toList();
    }

    /** All that were measured so far. */
    List<Measured> all() {
        return List.copyOf(measured.values());
    }

    private void tell(TuningStage stage) {
        double best = Double.NaN;
        for (Measured one : measured.values()) {
            best = spec.objective().isBetter(one.value(), best) ? one.value() : best;
        }
        listener.accept(new TuningProgress(
                stage, measured.size(), spec.budget().share(allowance.spent()), Double.isNaN(best) ? null : best));
    }

    private Measured measured(TuningStage stage, Candidate candidate, double cost, Outcome outcome) {
        return new Measured(
                candidate,
                new TuningTrial(
                        measured.size() + 1,
                        stage,
                        candidate.changes(),
                        outcome.status(),
                        outcome.reason(),
                        outcome.validation(),
                        cost),
                outcome.validation() == null ? Double.NaN : spec.objective().of(outcome.validation()),
                outcome.predictions());
    }

    private Outcome outcome(Candidate candidate) {
        try {
            List<double[]> predictions = new ArrayList<>();
            List<RegressionMetrics> metrics = new ArrayList<>();
            Specification specification = candidate.specification();
            TrainingEngine engine = TrainingEngines.prepared(
                    specification.training().engine(), specification.network(), specification.training(), 1);
            for (PreparedData fold : data.prepared(specification, costs.folds())) {
                NetworkTraining training = new NetworkTraining(fold, specification, engine);
                TrainedNetwork trained = training.run(TrainingListener.SILENT);
                double[] predicted = training.predictValidation(
                        trained.network(), trained.history().ofWeights().epoch());
                predictions.add(predicted);
                metrics.add(RegressionMetrics.of(validation(fold), predicted));
            }
            return new Outcome(TrialStatus.COMPLETED, null, RegressionMetrics.mean(metrics), predictions);
        } catch (DivergenceException e) {
            return Outcome.without(TrialStatus.DIVERGED, e.symptom());
        } catch (RegressionException e) {
            return Outcome.without(TrialStatus.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static Dataset validation(PreparedData fold) {
        return Objects.requireNonNull(fold.split().validation(), "candidates have validation rows");
    }

    private static Outcome get(Future<Outcome> outcome) {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
