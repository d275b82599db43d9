package dev.mlmethods.regression.benchmarks.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PostgreSQL or MariaDB as Debian installs them, on loopback, with a user without a password, in a folder of its own that is deleted with it. */
public final class DatabaseServer implements AutoCloseable {
    /** Who may do everything. */
    public static final String USER = "owner";

    private static final int SECONDS = 60;
    private static final int LOOK_MILLIS = 100;

    private final Path folder;
    private final Process process;
    private final String url;

    private DatabaseServer(Path folder, Process process, String url) {
        this.folder = folder;
        this.process = process;
        this.url = url;
    }

    /** The URL of an empty database. */
    public String url() {
        return url;
    }

    /** Starts PostgreSQL; empty if it isn't installed. */
    public static Optional<DatabaseServer> postgreSql() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        Optional<Path> programs;
        try (Stream<Path> folders = Files.list(versions)) {
            programs = folders.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
        return programs.isEmpty() ? Optional.empty() : Optional.of(postgreSql(programs.get()));
    }

    private static DatabaseServer postgreSql(Path programs) throws IOException {
        String user = "postgres";
        Path folder = folder(user);
        String data = folder.resolve("data").toString();
        runToEnd(
                folder,
                user,
                List.of(
                        programs.resolve("initdb").toString(),
                        "-D",
                        data,
                        "-U",
                        USER,
                        "-A",
                        "trust",
                        "--no-sync",
                        "--locale=C.UTF-8",
                        "--encoding=UTF8"));
        int port = freePort();
        List<String> command = List.of(
                programs.resolve("postgres").toString(),
                "-D",
                data,
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off");
        return ready(folder, start(folder, user, command), "jdbc:postgresql://127.0.0.1:" + port + "/postgres");
    }

    /** Starts MariaDB; empty if it isn't installed. */
    public static Optional<DatabaseServer> mariaDb() throws IOException {
        Path program = Path.of("/usr/sbin/mariadbd");
        return Files.isExecutable(program) ? Optional.of(mariaDb(program)) : Optional.empty();
    }

    private static DatabaseServer mariaDb(Path program) throws IOException {
        String user = "mysql";
        Path folder = folder(user);
        String data = "--datadir=" + folder.resolve("data");
        runToEnd(
                folder,
                user,
                List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        data,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db"));
        Path init = folder.resolve("init.sql");
        Files.writeString(
                init,
                "CREATE DATABASE houses CHARACTER SET utf8mb4;\nCREATE USER '" + USER + "'@'%';\nGRANT ALL ON *.* TO '"
                        + USER + "'@'%';\n");
        int port = freePort();
        List<String> command = List.of(
                program.toString(),
                "--no-defaults",
                data,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--skip-name-resolve",
                "--init-file=" + init,
                "--innodb-flush-log-at-trx-commit=0");
        return ready(
                folder,
                start(folder, user, command),
                "jdbc:mariadb://127.0.0.1:" + port + "/houses?sslMode=disable&allowLocalInfile=true");
    }

    /** One that the server may write to, which doesn't run as root. */
    private static Path folder(String user) throws IOException {
        Path folder = Files.createTempDirectory("regression-" + user);
        if (isRoot()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
        }
        return folder;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void runToEnd(Path folder, String user, List<String> command) throws IOException {
        ProcessEnd.await(start(folder, user, command), command.get(0), log(folder));
    }

    private static Process start(Path folder, String user, List<String> command) throws IOException {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
        }
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
        builder.environment().put("HOME", folder.toString());
        // A server of MariaDB that starts deletes the temporary tables of any other in the same folder for temporary
        // files.
        builder.environment().put("TMPDIR", folder.toString());
        return builder.start();
    }

    private static Path log(Path folder) {
        return folder.resolve("log");
    }

    private static DatabaseServer ready(Path folder, Process process, String url) throws IOException {
        DatabaseServer server = new DatabaseServer(folder, process, url);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!server.answers()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                String log = Files.readString(log(folder));
                server.close();
                throw new IOException(log);
            }
            server.await(LOOK_MILLIS);
        }
        return server;
    }

    private boolean answers() {
        try {
            DriverManager.getConnection(url, USER, "").close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void await(int millis) throws IOException {
        try {
            boolean unused = process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().completeOnTimeout(process, SECONDS, TimeUnit.SECONDS).join();
        if (process.isAlive()) {
            process.destroyForcibly().onExit().join();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
