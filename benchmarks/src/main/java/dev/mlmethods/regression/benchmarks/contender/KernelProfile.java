package dev.mlmethods.regression.benchmarks.contender;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a training's time goes, according to Flight Recorder's samples: the share of each method of the engine, including what it calls outside the
 * engine. It doesn't depend on the engine's classes, so it survives changes to them.
 */
public final class KernelProfile {
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final double SECONDS = 4;
    private static final String ENGINE = "dev.mlmethods.regression.training";

    private KernelProfile() {}

    /** Takes the engine and the job in JSON; prints one line: the methods and their shares. */
    public static void main(String[] args) throws IOException {
        Job job = JsonLine.read(args[1], Job.class);
        CoreTraining training = new CoreTraining(args[0], job);
        train(training, job.warmUpSeconds());
        Path file = Files.createTempFile("benchmarks-", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(SAMPLE).withPeriod(PERIOD);
            recording.start();
            train(training, SECONDS);
            recording.stop();
            recording.dump(file);
            new PrintStream(System.out, true, StandardCharsets.UTF_8).println(JsonLine.write(shares(file)));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void train(Training training, double atLeastSeconds) {
        double seconds = 0;
        while (seconds < atLeastSeconds) {
            seconds += training.run().seconds();
        }
    }

    private static Map<String, Double> shares(Path file) throws IOException {
        Map<String, Double> counts = new TreeMap<>();
        double all = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            if (event.getEventType().getName().equals(SAMPLE)) {
                counts.merge(engineMethod(event), 1.0, Double::sum);
                all++;
            }
        }
        double samples = all;
        counts.replaceAll((method, count) -> count / samples);
        return counts;
    }

    private static String engineMethod(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return "other";
        }
        return event.getStackTrace().getFrames().stream()
                .map(frame -> frame.getMethod())
                .filter(method -> method.getType().getName().startsWith(ENGINE))
                .findFirst()
                .map(KernelProfile::shortName)
                .orElse("other");
    }

    private static String shortName(RecordedMethod method) {
        String type = method.getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + method.getName();
    }
}
