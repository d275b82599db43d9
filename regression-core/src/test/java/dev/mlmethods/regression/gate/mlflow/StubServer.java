package dev.mlmethods.regression.gate.mlflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mlmethods.regression.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An MLflow server as its documentation describes one: a request that isn't described there, or whose body lacks a field, is answered with 404 or
 * 400.
 */
final class StubServer implements AutoCloseable {
    private static final String PATH = "/prefix/api/2.0/mlflow/";
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "experiments/create", List.of("name"),
            "runs/create", List.of("experiment_id", "run_name", "start_time"),
            "runs/log-batch", List.of("run_id", "metrics", "params", "tags"),
            "runs/update", List.of("run_id", "status", "end_time"));

    /** A request that came in. */
    record Request(String endpoint, JsonNode body, @Nullable String authorization) {}

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Queue<Answer>> answers = new HashMap<>();

    StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        answer("experiments/get-by-name", 200, "{\"experiment\":{\"experiment_id\":\"7\",\"name\":\"x\"}}");
        answer("experiments/create", 200, "{\"experiment_id\":\"8\"}");
        answer("runs/create", 200, "{\"run\":{\"info\":{\"run_id\":\"r1\",\"status\":\"RUNNING\"},\"data\":{}}}");
        answer("runs/log-batch", 200, "{}");
        answer("runs/update", 200, "{\"run_info\":{\"run_id\":\"r1\"}}");
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/prefix";
    }

    List<Request> requests() {
        return requests;
    }

    List<String> endpoints() {
        return requests.stream().map(Request::endpoint).toList();
    }

    /** Answers an endpoint with these bodies instead: each of several once, and the last one forever. */
    void answerInstead(String endpoint, int status, String... bodies) {
        answers.remove(endpoint);
        for (String body : bodies) {
            answer(endpoint, status, body);
        }
    }

    /** Answers an endpoint this way once, and then as before. */
    void answerFirst(String endpoint, int status, String body) {
        Queue<Answer> before = answers.put(endpoint, new ArrayDeque<>(List.of(new Answer(status, body))));
        if (before != null) {
            answers.computeIfAbsent(endpoint, key -> new ArrayDeque<>()).addAll(before);
        }
    }

    private void answer(String endpoint, int status, String body) {
        answers.computeIfAbsent(endpoint, key -> new ArrayDeque<>()).add(new Answer(status, body));
    }

    private void handle(HttpExchange exchange) throws IOException {
        Answer answer = answer(exchange);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String endpoint = path.startsWith(PATH) ? path.substring(PATH.length()) : path;
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        boolean isQuery = endpoint.equals("experiments/get-by-name");
        JsonNode body = isQuery
                ? Json.toTree(
                        Map.of("query", String.valueOf(exchange.getRequestURI().getRawQuery())))
                : Json.tree(bytes);
        requests.add(new Request(endpoint, body, exchange.getRequestHeaders().getFirst("Authorization")));
        Queue<Answer> queue = answers.get(endpoint);
        if (queue == null || !exchange.getRequestMethod().equals(isQuery ? "GET" : "POST")) {
            return new Answer(404, "");
        }
        boolean isJson = "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!isQuery
                && (!isJson
                        || !REQUIRED.getOrDefault(endpoint, List.of()).stream().allMatch(body::has))) {
            return new Answer(400, "{\"error_code\":\"INVALID_PARAMETER_VALUE\",\"message\":\"a field is missing\"}");
        }
        return queue.size() > 1 ? queue.remove() : queue.element();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
