package dev.mlmethods.regression.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real server, on loopback, in a folder of its own that is deleted with it. */
final class TestServer implements AutoCloseable {
    /** Which nothing may show that is written or logged. */
    static final String PASSWORD = "s3cr%t-w0rd&'pw";

    private static final int SECONDS = 60;

    private final Path folder;
    private final Process process;
    private final TestDatabase database;

    private TestServer(Path folder, Process process, TestDatabase database) {
        this.folder = folder;
        this.process = process;
        this.database = database;
    }

    TestDatabase database() {
        return database;
    }

    Path log() {
        return folder.resolve("log");
    }

    /** The folder with the programs of PostgreSQL, as Debian installs them. */
    static Optional<Path> postgreSqlPrograms() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Path> mariaDbProgram() {
        return Stream.of("/usr/sbin/mariadbd", "/usr/bin/mariadbd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static TestServer postgreSql() throws IOException, InterruptedException, SQLException {
        Path programs = postgreSqlPrograms().orElseThrow();
        Path folder = folder("postgres");
        Path data = folder.resolve("data");
        Path password = folder.resolve("password");
        Files.writeString(password, PASSWORD);
        run(
                folder,
                as(
                        "postgres",
                        programs.resolve("initdb").toString(),
                        "-D",
                        data.toString(),
                        "-U",
                        "owner",
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + password,
                        "--no-sync",
                        "--locale=C.UTF-8",
                        "--encoding=UTF8"));
        int port = freePort();
        Process process = start(
                folder,
                as(
                        "postgres",
                        programs.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=off"));
        return new TestServer(
                        folder,
                        process,
                        new TestDatabase(
                                "PostgreSQL",
                                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                                new Credentials("owner", PASSWORD)))
                .ready();
    }

    static TestServer mariaDb() throws IOException, InterruptedException, SQLException {
        Path folder = folder("mysql");
        Path data = folder.resolve("data");
        run(
                folder,
                as(
                        "mysql",
                        "mariadb-install-db",
                        "--no-defaults",
                        "--datadir=" + data,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db"));
        Path init = folder.resolve("init.sql");
        Files.writeString(
                init,
                "CREATE DATABASE houses CHARACTER SET utf8mb4;\nCREATE USER 'owner'@'%' IDENTIFIED BY '"
                        + PASSWORD.replace("'", "''") + "';\nGRANT ALL ON *.* TO 'owner'@'%';\n");
        int port = freePort();
        Process process = start(
                folder,
                as(
                        "mysql",
                        mariaDbProgram().orElseThrow().toString(),
                        "--no-defaults",
                        "--datadir=" + data,
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--socket=" + folder.resolve("socket"),
                        "--pid-file=" + folder.resolve("pid"),
                        "--skip-name-resolve",
                        "--init-file=" + init,
                        "--innodb-flush-log-at-trx-commit=0",
                        "--innodb-buffer-pool-size=64M"));
        return new TestServer(
                        folder,
                        process,
                        new TestDatabase(
                                "MariaDB",
                                "jdbc:mariadb://127.0.0.1:" + port + "/houses?sslMode=disable",
                                new Credentials("owner", PASSWORD)))
                .ready();
    }

    /** One that the server may write to, which doesn't run as root. */
    private static Path folder(String user) throws IOException, InterruptedException {
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
        return System.getProperty("user.name").equals("root");
    }

    private static List<String> as(String user, String... command) {
        List<String> words = new ArrayList<>();
        if (isRoot()) {
            words.addAll(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
        }
        words.addAll(List.of(command));
        return words;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = start(folder, command);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(command + ": " + Files.readString(folder.resolve("log")));
        }
    }

    private static Process start(Path folder, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment().put("HOME", folder.toString());
        // A server of MariaDB that starts deletes the temporary tables of any other in the same folder for temporary
        // files.
        builder.environment().put("TMPDIR", folder.toString());
        return builder.start();
    }

    private TestServer ready() throws IOException, InterruptedException, SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (true) {
            try {
                database.execute("select 1");
                return this;
            } catch (SQLException e) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    String log = Files.readString(log());
                    close();
                    throw new IllegalStateException(log, e);
                }
                Thread.sleep(100);
            }
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        if (process.isAlive()) {
            process.destroyForcibly().onExit().join();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
