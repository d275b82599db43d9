package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.internal.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The line between a worker and the process that started it: JSON, one message a line, over a loopback socket, which the
 * prints of native code cannot disturb. Each side sees at once when the other has gone.
 */
public final class WorkerChannel implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final BufferedWriter out;

    /** Takes over a connected socket. */
    public WorkerChannel(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
    }

    /** Sends a message at once. */
    public synchronized void send(Object message) throws IOException {
        out.write(Json.line(message));
        out.write('\n');
        out.flush();
    }

    /** Waits for the next message; null: the other side has gone. */
    public <T> @Nullable T receive(Class<T> type) throws IOException {
        String line = in.readLine();
        return line == null ? null : Json.read(line, type);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
