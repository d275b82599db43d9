package dev.mlmethods.regression.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs git in a folder, and keeps its message about a failure.
 *
 * @param folder the folder that it runs in
 * @param executable the program
 */
record GitCommand(Path folder, String executable) {
    private static final String FATAL = "fatal: ";
    private static final String SAFE_DIRECTORY = "git config --global --add safe.directory ";
    private static final int NOT_RUN = -1;

    /** The outcome. */
    static final class Output {
        private static final Output NONE = new Output(NOT_RUN, new byte[0], "");

        private final int exitCode;
        private final byte[] bytes;
        private final String error;

        private Output(int exitCode, byte[] bytes, String error) {
            this.exitCode = exitCode;
            this.bytes = bytes;
            this.error = error;
        }

        /** What it printed. */
        byte[] bytes() {
            return bytes;
        }

        boolean succeeded() {
            return exitCode == 0;
        }

        /** What it printed, without spaces around it; empty if it failed, or printed nothing. */
        Optional<String> text() {
            return Optional.of(new String(bytes, StandardCharsets.UTF_8).strip())
                    .filter(text -> succeeded() && !text.isEmpty());
        }

        /** Git's own reason, as a sentence without its period; empty if it gave none. */
        String reason() {
            List<String> lines = error.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            Optional<String> remedy = lines.stream()
                    .filter(line -> line.startsWith(SAFE_DIRECTORY))
                    .findFirst();
            String all = String.join(" ", remedy.isPresent() ? lines.subList(0, 1) : lines);
            String reason = all.startsWith(FATAL) ? all.substring(FATAL.length()) : all;
            return remedy.map(command -> reason + "; if you trust it, run " + command)
                    .orElse(reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason);
        }
    }

    Output run(String... arguments) {
        return run(ProcessBuilder.Redirect.PIPE, arguments);
    }

    Output run(ProcessBuilder.Redirect output, String... arguments) {
        List<String> command = new ArrayList<>(List.of(executable));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(output);
        // Its reasons are part of our messages and are parsed.
        builder.environment().put("LC_ALL", "C");
        try {
            Process git = builder.start();
            git.getOutputStream().close();
            // One pipe may fill up while the other is being read.
            CompletableFuture<byte[]> error = CompletableFuture.supplyAsync(() -> read(git.getErrorStream()));
            byte[] bytes = read(git.getInputStream());
            return new Output(git.waitFor(), bytes, new String(error.join(), StandardCharsets.UTF_8));
        } catch (IOException | UncheckedIOException e) {
            return Output.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Output.NONE;
        }
    }

    private static byte[] read(@Nullable InputStream in) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (in != null) {
                in.transferTo(out);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
