package dev.mlmethods.regression.gate.mlflow;

import dev.mlmethods.regression.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Sends requests to MLflow's REST API 2.0. Redirects aren't followed: they could send the password elsewhere. */
final class MlflowApi {
    private static final String PATH = "/api/2.0/mlflow/";
    private static final int LONGEST_MESSAGE = 300;

    private final MlflowSettings settings;
    private final Duration timeout;
    private final HttpClient http;

    /**
     * Creates an API.
     *
     * @param timeout for each request, and for its connection
     */
    MlflowApi(MlflowSettings settings, Duration timeout) {
        this.settings = settings;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                // Servers in Python don't know the upgrade to HTTP/2.
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * Sends a GET request.
     *
     * @param endpoint such as {@code experiments/get-by-name}
     */
    JsonNode get(String endpoint, String parameter, String value) throws IOException, InterruptedException {
        String query = "?" + parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return send(endpoint, request(endpoint + query).GET());
    }

    /**
     * Sends a POST request.
     *
     * @param body becomes JSON
     */
    JsonNode post(String endpoint, Object body) throws IOException, InterruptedException {
        return send(
                endpoint,
                request(endpoint)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.line(body), StandardCharsets.UTF_8)));
    }

    private HttpRequest.Builder request(String rest) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.server() + PATH + rest))
                .timeout(timeout)
                .header("Accept", "application/json");
        return settings.authorization() == null ? request : request.header("Authorization", settings.authorization());
    }

    private JsonNode send(String endpoint, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        JsonNode json = json(response.body());
        if (response.statusCode() != 200) {
            throw new MlflowException(
                    error(endpoint, response.statusCode(), json.path("message").asString("")),
                    json.path("error_code").asString(""));
        }
        return json;
    }

    /** A proxy in between may answer with a page. */
    private static JsonNode json(byte[] body) {
        try {
            return Json.tree(body);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static String error(String endpoint, int status, String message) {
        String line = message.lines().findFirst().orElse("").strip();
        String shown = line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "...";
        String hint = status == 401 || status == 403
                ? " (set " + MlflowSettings.TOKEN_VARIABLE + ", or " + MlflowSettings.USERNAME_VARIABLE + " and "
                        + MlflowSettings.PASSWORD_VARIABLE + ")"
                : "";
        return endpoint + " was answered with the status " + status + (shown.isEmpty() ? "" : ", \"" + shown + "\"")
                + hint;
    }
}
