package dev.mlmethods.regression.gate.mlflow;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/**
 * Logs runs to a tracking server of MLflow, over its REST API. Whatever goes wrong there is reported as a warning and doesn't fail a build.
 *
 * <pre>{@code
 * MlflowSettings.of(System.getenv()).ifPresent(settings -> MlflowClient.of(settings, InstantSource.system()).log(run));
 * }</pre>
 */
public final class MlflowClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final MlflowSettings settings;
    private final InstantSource clock;
    private final MlflowApi api;

    private MlflowClient(MlflowSettings settings, InstantSource clock, Duration timeout) {
        this.settings = settings;
        this.clock = clock;
        this.api = new MlflowApi(settings, timeout);
    }

    /**
     * {@return a client}
     *
     * @param settings which server and experiment to log to
     * @param clock for the times that MLflow demands; nothing else depends on them
     */
    public static MlflowClient of(MlflowSettings settings, InstantSource clock) {
        return new MlflowClient(settings, clock, TIMEOUT);
    }

    /** The same with a different timeout for each request. */
    MlflowClient withTimeout(Duration timeout) {
        return new MlflowClient(settings, clock, timeout);
    }

    /**
     * The outcome.
     *
     * @param outcome whether all of the run was logged
     * @param message a sentence for the user: where the run is, or why it isn't there
     */
    public record Logged(Outcome outcome, String message) {}

    /** Whether a run was logged. */
    public enum Outcome {
        /** All of it. */
        DONE,
        /** Not all of it, or nothing; the message is a warning. */
        FAILED
    }

    /**
     * Logs a run; the experiment is created if it is missing.
     *
     * @param run what to log
     * @return whether all of it was logged, with a sentence for the user
     */
    public Logged log(MlflowRun run) {
        try {
            String runId = create(run);
            fill(runId, run);
            return new Logged(
                    Outcome.DONE,
                    "Logged the run " + runId + " in the experiment " + settings.experiment() + " at "
                            + settings.server() + ".");
        } catch (IOException e) {
            return failed(reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("the build was interrupted");
        }
    }

    private Logged failed(String reason) {
        return new Logged(Outcome.FAILED, "Cannot log to MLflow at " + settings.server() + ": " + reason + ".");
    }

    private static String reason(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return "it did not answer in time";
        }
        if (e instanceof ConnectException) {
            return "nothing answers there";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private String create(MlflowRun run) throws IOException, InterruptedException {
        String experimentId = experimentId();
        JsonNode created = api.post("runs/create", new MlflowRequest.NewRun(experimentId, run.name(), clock.millis()));
        return required(created.path("run").path("info").path("run_id"), "runs/create");
    }

    private String experimentId() throws IOException, InterruptedException {
        try {
            return existingExperimentId();
        } catch (MlflowException e) {
            if (!e.isMissing()) {
                throw e;
            }
        }
        try {
            JsonNode created = api.post("experiments/create", new MlflowRequest.NewExperiment(settings.experiment()));
            return required(created.path("experiment_id"), "experiments/create");
        } catch (MlflowException e) {
            if (!e.isAlreadyThere()) {
                throw e;
            }
            // Another build has created it in the meantime.
            return existingExperimentId();
        }
    }

    private String existingExperimentId() throws IOException, InterruptedException {
        String endpoint = "experiments/get-by-name";
        return required(
                api.get(endpoint, "experiment_name", settings.experiment())
                        .path("experiment")
                        .path("experiment_id"),
                endpoint);
    }

    /** A run that cannot be filled is ended all the same, because MLflow would otherwise show it as running forever. */
    private void fill(String runId, MlflowRun run) throws IOException, InterruptedException {
        try {
            for (MlflowRequest.Batch batch : MlflowRequest.batches(runId, run, clock.millis())) {
                api.post("runs/log-batch", batch);
            }
        } catch (MlflowException e) {
            try {
                end(runId, MlflowRun.Status.FAILED);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        end(runId, run.status());
    }

    private void end(String runId, MlflowRun.Status status) throws IOException, InterruptedException {
        api.post("runs/update", new MlflowRequest.RunEnd(runId, status.name(), clock.millis()));
    }

    private static String required(JsonNode value, String endpoint) throws MlflowException {
        String text = value.asString("");
        if (text.isEmpty()) {
            throw new MlflowException(endpoint + " did not answer as MLflow does", "");
        }
        return text;
    }
}
