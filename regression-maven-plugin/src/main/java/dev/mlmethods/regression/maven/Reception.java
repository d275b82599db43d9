package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.worker.WorkerEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * The port where a worker says hello. Any process on the machine can connect to it, so all connections are listened to side by side; each may send
 * only as many bytes as the greeting has, within a few seconds. A worker that was paused in the meantime connects again.
 */
final class Reception implements AutoCloseable {
    /** Connections that the operating system keeps until they are accepted. */
    private static final int BACKLOG = 128;

    /** If more strangers than this are connected, the first of them is disconnected. */
    private static final int MOST_GUESTS = 64;

    private static final int POLL_MILLIS = 100;

    private final ServerSocketChannel server;
    private final Selector selector;
    private final String token;
    private final byte[] greeting;
    private final Duration patience;
    private final Log log;
    private final Deque<Guest> guests = new ArrayDeque<>();

    private Reception(ServerSocketChannel server, Selector selector, Duration patience, Log log) {
        this.server = server;
        this.selector = selector;
        this.token = drawn();
        this.greeting = (WorkerEvent.Hello.line(token) + "\n").getBytes(StandardCharsets.UTF_8);
        this.patience = patience;
        this.log = log;
    }

    /** Opens a port, and generates the token that a worker has to know. */
    static Reception open(Duration patience, Log log) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            server.configureBlocking(false);
            Selector selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
            return new Reception(server, selector, patience, log);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private static String drawn() {
        byte[] token = new byte[16];
        new SecureRandom().nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    int port() {
        return server.socket().getLocalPort();
    }

    String token() {
        return token;
    }

    /**
     * Waits for the greeting of a worker, as long as its process lives, and then stops listening to others. Null if the process has ended without a
     * greeting.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    @Nullable
    Socket worker(Process process) throws IOException, InterruptedException {
        while (process.isAlive()) {
            selector.select(POLL_MILLIS);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("interrupted while the worker starts");
            }
            SocketChannel worker = greeted();
            if (worker != null) {
                return blocking(worker);
            }
            // Only now, because if this process was also paused, greetings have arrived in time.
            turnAwayTheLate();
        }
        return null;
    }

    /** The connection that has sent the greeting, if there is one by now. */
    private @Nullable SocketChannel greeted() throws IOException {
        List<SelectionKey> ready = new ArrayList<>(selector.selectedKeys());
        selector.selectedKeys().clear();
        for (SelectionKey key : ready) {
            if (key.attachment() instanceof Guest guest) {
                Guest.Said said = guest.listen();
                if (said == Guest.Said.GREETING) {
                    guests.remove(guest);
                    key.cancel();
                    return guest.channel();
                } else if (said == Guest.Said.SOMETHING_ELSE) {
                    turnAway(guest, "it says something else");
                }
            }
        }
        SocketChannel channel = server.accept();
        if (channel != null) {
            welcome(channel);
        }
        return null;
    }

    private void welcome(SocketChannel channel) throws IOException {
        if (guests.size() >= MOST_GUESTS) {
            turnAway(guests.getFirst(), "there are too many");
        }
        channel.configureBlocking(false);
        Guest guest = new Guest(channel, greeting, System.nanoTime() + patience.toNanos());
        channel.register(selector, SelectionKey.OP_READ, guest);
        guests.addLast(guest);
    }

    private void turnAwayTheLate() {
        long now = System.nanoTime();
        while (!guests.isEmpty() && guests.getFirst().isLate(now)) {
            turnAway(guests.getFirst(), "it takes too long");
        }
    }

    private void turnAway(Guest guest, String reason) {
        guests.remove(guest);
        log.debug("Ignored a connection that is not the worker's: " + reason + ".");
        guest.close();
    }

    private Socket blocking(SocketChannel channel) throws IOException {
        // The canceled key is gone after the next selection.
        selector.selectNow();
        channel.configureBlocking(true);
        close();
        return channel.socket();
    }

    /** Hangs up on all that are connected, except the worker. */
    @Override
    public void close() throws IOException {
        guests.forEach(Guest::close);
        guests.clear();
        selector.close();
        server.close();
    }
}
