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
 * A worker that behaves as its first argument says. What {@link Argfile} appends, the real worker's class path and main
 * class, are further arguments to it.
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
            case "noise" -> noise();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /** Answers with what it was asked, given and started with. */
    private static void succeed(String[] args) throws IOException {
        WorkerChannel channel = connected();
        WorkerRequest request = channel.receive(WorkerRequest.class);
        channel.send(new WorkerEvent.Progress(new EpochLoss(1, 0.5, null)));
        channel.send(new WorkerEvent.Progress(new EpochLoss(2, 0.25, 1.0)));
        channel.send(new WorkerEvent.Finished(
                List.of(
                        String.valueOf(request),
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

    /** Connections of others come first: one lies, one babbles, one leaves, one says nothing. */
    private static void intrude() throws IOException {
        List<String> fates = new ArrayList<>();
        try (Socket liar = socket()) {
            new WorkerChannel(liar).send(new WorkerEvent.Hello("0".repeat(32)));
            fates.add("liar " + liar.getInputStream().read());
        }
        try (Socket babbler = socket()) {
            babbler.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            fates.add("babbler " + readOrReset(babbler));
        }
        socket().close();
        try (Socket resetter = socket()) {
            // Closing resets the connection instead of ending it.
            resetter.setSoLinger(true, 0);
        }
        try (Socket silent = socket()) {
            fates.add("silent " + silent.getInputStream().read());
        }
        WorkerChannel channel = askedFor();
        channel.send(WorkerEvent.Finished.of(fates));
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

    private static Socket socket() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv(WorkerMain.PORT)));
    }

    private static WorkerChannel connected() throws IOException {
        WorkerChannel channel = new WorkerChannel(socket());
        channel.send(new WorkerEvent.Hello(System.getenv(WorkerMain.TOKEN)));
        return channel;
    }

    private static WorkerChannel askedFor() throws IOException {
        WorkerChannel channel = connected();
        if (channel.receive(WorkerRequest.class) == null) {
            throw new IOException("no request");
        }
        return channel;
    }

    private static void sleepForever() throws InterruptedException {
        Thread.sleep(Long.MAX_VALUE);
    }
}
