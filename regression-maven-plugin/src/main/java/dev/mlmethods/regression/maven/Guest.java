package dev.mlmethods.regression.maven;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.MessageDigest;

/** A process that has connected to the port of a {@link Reception} but hasn't identified itself yet. */
final class Guest {
    /** What the guest has said so far. */
    enum Said {
        NOT_ENOUGH,
        GREETING,
        SOMETHING_ELSE
    }

    private final SocketChannel channel;
    private final byte[] greeting;
    private final ByteBuffer said;
    private final long deadlineNanos;

    Guest(SocketChannel channel, byte[] greeting, long deadlineNanos) {
        this.channel = channel;
        this.greeting = greeting;
        // Anything longer isn't a greeting and isn't read any further.
        this.said = ByteBuffer.allocate(greeting.length);
        this.deadlineNanos = deadlineNanos;
    }

    SocketChannel channel() {
        return channel;
    }

    /** Reads what has arrived. */
    Said listen() {
        try {
            boolean hasHungUp = channel.read(said) < 0;
            if (said.hasRemaining()) {
                return hasHungUp || isEnded() ? Said.SOMETHING_ELSE : Said.NOT_ENOUGH;
            }
        } catch (IOException e) {
            return Said.SOMETHING_ELSE;
        }
        // Compares only the whole greeting, and every byte of it: the time must not reveal how much of the token is
        // right.
        return MessageDigest.isEqual(said.array(), greeting) ? Said.GREETING : Said.SOMETHING_ELSE;
    }

    private boolean isEnded() {
        for (int i = 0; i < said.position(); i++) {
            if (said.get(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    boolean isLate(long nanoTime) {
        return nanoTime - deadlineNanos > 0;
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
