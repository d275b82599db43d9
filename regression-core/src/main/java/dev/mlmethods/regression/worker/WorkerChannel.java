package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.json.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The connection between a worker and the process that started it: JSON, one message per line, over a loopback socket, which the output of native
 * code cannot disturb. Each side notices at once when the other has gone.
 */
public final class WorkerChannel implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final BufferedWriter out;

    /**
     * Takes over a connected socket.
     *
     * @param socket is closed with the channel
     * @throws IOException if the connection is broken
     */
    public WorkerChannel(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Sends a message at once.
     *
     * @param message anything that {@link Json} writes, such as a {@link WorkerRequest} or a {@link WorkerEvent}
     * @throws IOException if the connection is broken
     */
    public void send(Object message) throws IOException {
        sendLine(Json.line(message));
    }

    /** Sends {@link WorkerEvent.Hello} before loading the code that turns objects into JSON. */
    void greet(String token) throws IOException {
        sendLine(WorkerEvent.Hello.line(token));
    }

    private synchronized void sendLine(String line) throws IOException {
        out.write(line);
        out.write('\n');
        out.flush();
    }

    /**
     * Waits for the next message.
     *
     * @param <T> the type of the message
     * @param type {@link WorkerRequest} on the side of the worker, {@link WorkerEvent} on the other
     * @return null if the other side has gone
     * @throws IOException if it has gone in the middle of a message, or the connection is broken
     * @throws tools.jackson.core.JacksonException if the message isn't of that type
     */
    public <T> @Nullable T receive(Class<T> type) throws IOException {
        String line = line();
        return line == null ? null : Json.read(line, type);
    }

    /** Not {@link BufferedReader#readLine}, which treats an incomplete line as a line. */
    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = in.read(); character != '\n'; character = in.read()) {
            if (character < 0) {
                if (line.isEmpty()) {
                    return null;
                }
                throw new EOFException("a message ends abruptly after " + line.length() + " characters");
            }
            line.append((char) character);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
