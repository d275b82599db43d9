package dev.mlmethods.regression.gate.mlflow;

import dev.mlmethods.regression.RegressionException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which MLflow server to log to, by the environment variables that MLflow's own client reads.
 *
 * @param server its address without a slash at the end, http or https
 * @param experiment the name of the experiment
 * @param authorization the value of the HTTP header; null for none
 */
public record MlflowSettings(
        URI server, String experiment, @Nullable String authorization) {
    static final String URI_VARIABLE = "MLFLOW_TRACKING_URI";
    static final String EXPERIMENT_VARIABLE = "MLFLOW_EXPERIMENT_NAME";
    static final String TOKEN_VARIABLE = "MLFLOW_TRACKING_TOKEN";
    static final String USERNAME_VARIABLE = "MLFLOW_TRACKING_USERNAME";
    static final String PASSWORD_VARIABLE = "MLFLOW_TRACKING_PASSWORD";

    private static final String DEFAULT_EXPERIMENT = "regression-maven-plugin";
    private static final Pattern SECRET = Pattern.compile("//[^/]*@");
    private static final Pattern SLASHES_AT_END = Pattern.compile("/+$");
    private static final Pattern HEADER_TEXT = Pattern.compile("[\\x21-\\x7e]+");

    /**
     * {@return the settings of an environment; none if {@code MLFLOW_TRACKING_URI} is not set}
     *
     * @param environment the values of environment variables, by name
     * @throws RegressionException if that variable doesn't name an HTTP server or contains a user name, or the token cannot be sent; the message
     *     doesn't contain a password
     */
    public static Optional<MlflowSettings> of(Map<String, String> environment) {
        String address = value(environment, URI_VARIABLE);
        if (address == null) {
            return Optional.empty();
        }
        String experiment = value(environment, EXPERIMENT_VARIABLE);
        return Optional.of(new MlflowSettings(
                server(address), experiment == null ? DEFAULT_EXPERIMENT : experiment, authorization(environment)));
    }

    private static URI server(String address) {
        URI uri = parse(SLASHES_AT_END.matcher(address).replaceAll(""));
        boolean isHttp =
                uri != null && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        if (uri == null
                || !isHttp
                || uri.getHost() == null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new RegressionException(
                    URI_VARIABLE + " is " + SECRET.matcher(address).replaceAll("//***@")
                            + ", but only a server can be logged to: set it to an address such as http://localhost:5000, or unset"
                            + " it.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new RegressionException(URI_VARIABLE + " holds a user name; set " + USERNAME_VARIABLE + " and "
                    + PASSWORD_VARIABLE + " instead.");
        }
        return uri;
    }

    private static @Nullable URI parse(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** In the same order as MLflow's client: a user name with its password takes precedence over a token. */
    private static @Nullable String authorization(Map<String, String> environment) {
        String username = value(environment, USERNAME_VARIABLE);
        String password = value(environment, PASSWORD_VARIABLE);
        if (username != null && password != null) {
            byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }
        String token = value(environment, TOKEN_VARIABLE);
        if (token != null && !HEADER_TEXT.matcher(token).matches()) {
            throw new RegressionException(
                    TOKEN_VARIABLE + " contains characters that an HTTP header cannot hold; set it again.");
        }
        return token == null ? null : "Bearer " + token;
    }

    /** CI servers set missing values to the empty string, and read secrets with their line feed. */
    private static @Nullable String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Leaves out what nobody else should read. */
    @Override
    public String toString() {
        return "MlflowSettings[server=" + server + ", experiment=" + experiment + "]";
    }
}
