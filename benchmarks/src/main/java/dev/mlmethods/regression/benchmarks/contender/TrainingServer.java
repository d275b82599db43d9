package dev.mlmethods.regression.benchmarks.contender;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Trains once for each line on standard input, until that ends. */
final class TrainingServer {
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** Says {@code {"ready": version}} once it is warm. */
    void serve(Training training, double warmUpSeconds, String version) throws IOException {
        double warm = 0;
        while (warm < warmUpSeconds) {
            warm += training.run().seconds();
        }
        out.println(JsonLine.write(Map.of("ready", version)));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            out.println(JsonLine.write(training.run()));
        }
    }
}
