package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.mlflow.MlflowClient;
import dev.mlmethods.regression.gate.mlflow.MlflowRun;
import dev.mlmethods.regression.gate.mlflow.MlflowSettings;
import dev.mlmethods.regression.gate.verdict.GoalCommand;
import dev.mlmethods.regression.gate.verdict.MarkdownVerdict;
import dev.mlmethods.regression.gate.verdict.StepSummary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;

/**
 * Where else a verdict is reported, according to the environment: the summary of a GitHub step, and MLflow. This doesn't influence the build, so
 * failures are only warnings.
 */
record CiServer(Map<String, String> environment, Log log) {
    CiServer {
        environment = Map.copyOf(environment);
    }

    /**
     * Reports the verdict.
     *
     * @param name what was checked: the module
     * @param specification the values that are known of the model, by name
     * @param command how its goals are called
     */
    void tell(CheckResult result, String name, Map<String, ?> specification, GoalCommand command) {
        String summary = environment.getOrDefault(StepSummary.VARIABLE, "");
        if (!summary.isBlank()) {
            StepSummary.append(Path.of(summary), MarkdownVerdict.of(result, name, command))
                    .ifPresent(log::warn);
        }
        try {
            MlflowSettings.of(environment)
                    .map(settings ->
                            MlflowClient.of(settings, Clock.systemUTC()).log(MlflowRun.of(name, result, specification)))
                    .ifPresent(this::say);
        } catch (RegressionException e) {
            log.warn(e.getMessage());
        }
    }

    private void say(MlflowClient.Logged logged) {
        if (logged.outcome() == MlflowClient.Outcome.DONE) {
            log.info(logged.message());
        } else {
            log.warn(logged.message());
        }
    }
}
