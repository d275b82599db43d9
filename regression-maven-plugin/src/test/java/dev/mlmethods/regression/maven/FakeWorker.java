package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.sweep.SweepProgress;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.worker.WorkerChannel;
import dev.mlmethods.regression.worker.WorkerEvent;
import dev.mlmethods.regression.worker.WorkerMain;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A worker that behaves as its first argument says. What {@link Argfile} appends, the real worker's class path and main class, are additional
 * arguments to it.
 */
final class FakeWorker {
    private FakeWorker() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println("pid " + ProcessHandle.current().pid());
        switch (args[0]) {
            case "succeed" -> succeed(args);
            case "fail" -> {
                WorkerChannel channel = askedFor();
                channel.send(new WorkerEvent.Failed(
                        "The data is at fault.", "a.b.C: The data is at fault.\n\tat a.b.C.d(C.java:7)"));
            }
            case "lackZstd" -> askedFor().send(new WorkerEvent.LacksZstd());
            case "crash" -> {
                WorkerChannel channel = askedFor();
                channel.send(new WorkerEvent.Progress(new EpochLoss(1, 0.5, null)));
                for (int line = 1; line <= 25; line++) {
                    System.out.println("line " + line);
                }
                Runtime.getRuntime().halt(42);
            }
            case "crashUnasked" -> {
                connected();
                Runtime.getRuntime().halt(43);
            }
            case "crashUnconnected" -> Runtime.getRuntime().halt(44);
            case "hangUp" -> {
                askedFor().close();
                sleepForever();
            }
            case "babble" -> {
                askedFor().send("no event");
                sleepForever();
            }
            case "train" -> {
                askedFor().send(new WorkerEvent.Progress(new EpochLoss(1, 0.5, null)));
                sleepForever();
            }
            case "sweep" -> sweep();
            case "neverConnect" -> sleepForever();
            case "intrude" -> intrude();
            case "comeBesideOthers" -> comeBesideOthers();
            case "comeAgain" -> comeAgain();
            case "breakOff" -> breakOff();
            case "noise" -> noise();
            case "serve" -> serve();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Answers with what it was asked, given and started with. */
    private static void succeed(String[] args) throws IOException {
        Asked asked = asked();
        WorkerChannel channel = asked.channel();
        channel.send(new WorkerEvent.Progress(new EpochLoss(1, 0.5, null)));
        channel.send(new WorkerEvent.Progress(new EpochLoss(2, 0.25, 1.0)));
        channel.send(new WorkerEvent.Finished(
                List.of(
                        asked.request().toString(),
                        String.join(" ", Arrays.asList(args).subList(1, args.length)),
                        "OMP_NUM_THREADS=" + System.getenv("OMP_NUM_THREADS"),
                        "JAVA_TOOL_OPTIONS=" + System.getenv("JAVA_TOOL_OPTIONS"),
                        System.getProperty("user.dir")),
                List.of("a warning"),
                List.of("a violation")));
    }

    private static void sweep() throws IOException {
        WorkerChannel channel = askedFor();
        channel.send(new WorkerEvent.Sweeping(new SweepProgress(2, 1, 1, 10, 0, 30, null, null)));
        channel.send(new WorkerEvent.Sweeping(new SweepProgress(2, 2, 1, 30, 0, 30, 0.5, "epochs 20")));
        channel.send(WorkerEvent.Finished.of(List.of("done")));
    }

    /** Strangers connect, and each is waited for until it is turned away. */
    private static void intrude() throws IOException, InterruptedException {
        List<String> fates = new ArrayList<>();
        try (Socket liar = socket()) {
            new WorkerChannel(liar).send(new WorkerEvent.Hello("0".repeat(32)));
            fates.add("liar " + readOrReset(liar));
        }
        try (Socket babbler = socket()) {
            babbler.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            fates.add("babbler " + readOrReset(babbler));
        }
        try (Socket endless = socket()) {
            fates.add("endless " + (written(endless, 100_000_000) < 100_000_000 ? "stopped" : "heard out"));
        }
        socket().close();
        try (Socket resetter = socket()) {
            // Closing resets the connection instead of ending it.
            resetter.setSoLinger(true, 0);
        }
        try (Socket silent = socket()) {
            fates.add("silent " + readOrReset(silent));
        }
        try (Socket slow = socket()) {
            // As long as it takes: each byte arrives well within the time that a stranger has.
            while (written(slow, 1) == 1) {
                Thread.sleep(50);
            }
            fates.add("slow stopped");
        }
        WorkerChannel channel = askedFor();
        channel.send(WorkerEvent.Finished.of(fates));
    }

    /** The number of bytes that could be written. */
    private static int written(Socket socket, int bytes) {
        byte[] line = new byte[Math.min(bytes, 10_000)];
        Arrays.fill(line, (byte) 'x');
        int written = 0;
        try {
            while (written < bytes) {
                socket.getOutputStream().write(line);
                written += line.length;
            }
        } catch (IOException e) {
            return written;
        }
        return written;
    }

    /** More strangers than are listened to are connected when the worker says hello. */
    private static void comeBesideOthers() throws IOException {
        List<Socket> others = new ArrayList<>();
        for (int other = 0; other < 100; other++) {
            Socket socket = socket();
            socket.getOutputStream().write('{');
            others.add(socket);
        }
        WorkerChannel channel = askedFor();
        int turnedAway = 0;
        for (Socket other : others) {
            turnedAway += readOrReset(other) < 0 ? 1 : 0;
        }
        channel.send(WorkerEvent.Finished.of(List.of("turned away: " + turnedAway)));
    }

    /** It connects, and is paused for longer than a stranger may take; then it connects again, as {@link #askedFor} does. */
    private static void comeAgain() throws IOException {
        try (Socket paused = socket()) {
            int end = readOrReset(paused);
            askedFor().send(WorkerEvent.Finished.of(List.of("at first " + end)));
        }
    }

    private static void breakOff() throws IOException {
        Asked asked = asked();
        asked.socket().getOutputStream().write("{\"event\":\"fin".getBytes(StandardCharsets.US_ASCII));
        Runtime.getRuntime().halt(137);
    }

    private static int readOrReset(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException e) {
            return -1;
        }
    }

    private static void noise() throws IOException {
        System.out.println("{\"event\":\"failed\",\"message\":\"m\",\"stackTrace\":\"s\"}");
        WorkerChannel channel = askedFor();
        System.out.print("no line end");
        System.out.write(new byte[] {0, (byte) 0xff, (byte) 0xfe}, 0, 3);
        System.out.println("x".repeat(200_000));
        System.err.println("on standard error");
        System.out.flush();
        channel.send(WorkerEvent.Finished.of(List.of("done")));
    }

    /** Answers two requests and crashes in the third. */
    private static void serve() throws IOException {
        WorkerChannel channel = askedFor();
        for (int request = 1; request <= 2; request++) {
            System.out.println("serves request " + request);
            channel.send(WorkerEvent.Finished.of(List.of("request " + request)));
            if (channel.receive(WorkerRequest.class) == null) {
                return;
            }
        }
        System.out.println("crashes in request 3");
        Runtime.getRuntime().halt(42);
    }

    private static Socket socket() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv(WorkerMain.PORT)));
    }

    private static WorkerChannel connected() throws IOException {
        WorkerChannel channel = new WorkerChannel(socket());
        channel.send(new WorkerEvent.Hello(System.getenv(WorkerMain.TOKEN)));
        return channel;
    }

    /** Connects again if it is turned away, as {@link WorkerMain} does. */
    private static WorkerChannel askedFor() throws IOException {
        return asked().channel();
    }

    private static Asked asked() throws IOException {
        while (true) {
            Socket socket = socket();
            WorkerChannel channel = new WorkerChannel(socket);
            try {
                channel.send(new WorkerEvent.Hello(System.getenv(WorkerMain.TOKEN)));
                WorkerRequest request = channel.receive(WorkerRequest.class);
                if (request != null) {
                    return new Asked(socket, channel, request);
                }
            } catch (IOException e) {
                System.out.println("turned away: " + e.getMessage());
            }
            channel.close();
        }
    }

    private record Asked(Socket socket, WorkerChannel channel, WorkerRequest request) {}

    private static void sleepForever() throws InterruptedException {
        Thread.sleep(Long.MAX_VALUE);
    }
}
