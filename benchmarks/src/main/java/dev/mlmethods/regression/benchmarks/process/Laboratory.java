package dev.mlmethods.regression.benchmarks.process;

import dev.mlmethods.regression.benchmarks.contender.JsonLine;
import dev.mlmethods.regression.benchmarks.contender.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Measures contenders in turns, A B C A B C, so that the machine's noise affects all of them equally. */
public final class Laboratory {
    private static final int PATIENCE_MILLIS = 120_000;

    private final int rounds;
    private final Path raw;
    private final Quiet quiet = new Quiet(PATIENCE_MILLIS);
    private final Set<String> versions = new TreeSet<>();

    /** Appends each measurement to the file, as a line of JSON. */
    public Laboratory(int rounds, Path raw) throws IOException {
        this.rounds = rounds;
        this.raw = raw;
        Files.deleteIfExists(raw);
    }

    /** Notes the version of a program that doesn't take turns. */
    public void uses(String version) {
        versions.add(version);
    }

    /** The versions of all contenders so far. */
    public Set<String> versions() {
        return versions;
    }

    /** Waits until nothing else runs, as before each turn. */
    public void awaitQuiet() {
        quiet.await();
    }

    /** How quiet the machine was. */
    public String quietness() {
        return quiet.describe();
    }

    /** Starts all of them, one after the other, and lets them train in turns. */
    public Samples warm(String part, List<Contender> contenders) {
        Samples samples = new Samples();
        Map<Contender, Session> sessions = new LinkedHashMap<>();
        try {
            for (Contender contender : contenders) {
                try {
                    Session session = contender.start();
                    versions.add(session.version());
                    sessions.put(contender, session);
                } catch (IOException e) {
                    complain(contender, e);
                }
            }
            for (int round = 1; round <= rounds; round++) {
                for (Map.Entry<Contender, Session> session : sessions.entrySet()) {
                    quiet.await();
                    take(part, round, session.getKey(), session.getValue(), samples);
                }
            }
        } finally {
            sessions.values().forEach(Session::close);
        }
        return samples;
    }

    /** Restarts each contender for each of its turns, and measures its first training. */
    public Samples cold(String part, List<Contender> contenders) {
        Samples samples = new Samples();
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : contenders) {
                quiet.await();
                try (Session session = contender.start()) {
                    versions.add(session.version());
                    take(part, round, contender, session, samples);
                } catch (IOException e) {
                    complain(contender, e);
                }
            }
        }
        return samples;
    }

    private void take(String part, int round, Contender contender, Session session, Samples samples) {
        try {
            record(part, round, contender, session.measure(), samples);
        } catch (IOException e) {
            complain(contender, e);
        }
    }

    private void record(String part, int round, Contender contender, Measurement measurement, Samples samples)
            throws IOException {
        samples.add(contender.name(), contender.threads(), measurement);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("part", part);
        line.put("contender", contender.name());
        line.put("threads", contender.threads());
        line.put("round", round);
        line.put("measurement", measurement);
        Files.writeString(raw, JsonLine.write(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void complain(Contender contender, IOException e) {
        System.err.println(
                contender.name() + " on " + contender.threads() + " thread(s) cannot be measured: " + e.getMessage());
    }
}
