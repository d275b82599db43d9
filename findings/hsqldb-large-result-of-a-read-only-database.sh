#!/usr/bin/env bash
# HSQLDB 2.7.4, in the process of its user: SET SESSION RESULT MEMORY ROWS is accepted in a database that is opened with readonly=true, and does nothing there.
#
# With it, a result of more rows than that goes into a file in the folder NAME.tmp beside the database, and takes little memory. A database that was opened with
# readonly=true has no such folder: the statement succeeds, and each result is still made in memory, whole, before its first row can be read, whatever fetch
# size the statement has. Whoever wants to read a large table, and nothing else, has to open a copy of the files that may be written to.
#
# Needs Maven, and a JDK of at least 17.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mvn --batch-mode --quiet org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get -Dtransitive=false \
  -Dartifact=org.hsqldb:hsqldb:2.7.4 -Dmaven.repo.local="$work/repository"

cat > "$work/Results.java" << 'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.stream.Stream;

public class Results {
    private static final int ROWS = 100_000;
    private static final int ROWS_IN_MEMORY = 1_000;

    public static void main(String[] args) throws Exception {
        Path database = Path.of(args[0], "numbers");
        String url = "jdbc:hsqldb:file:" + database;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create cached table numbers (id integer primary key, text varchar(40))");
            statement.execute("insert into numbers select x, 'the text of number ' || x from unnest(sequence_array(1, " + ROWS + ", 1)) as t(x)");
            statement.execute("shutdown");
        }
        long onDisk = read(database, url);
        long readOnly = read(database, url + ";readonly=true");
        if (onDisk == 0 || readOnly != 0) {
            System.err.println("HSQLDB no longer behaves as described.");
            System.exit(1);
        }
    }

    /** How many bytes of the result are in files. */
    private static long read(Path database, String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("set session result memory rows " + ROWS_IN_MEMORY);
            statement.setFetchSize(ROWS_IN_MEMORY);
            long bytes;
            long memory;
            try (ResultSet result = statement.executeQuery("select * from numbers")) {
                result.next();
                System.gc();
                memory = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                bytes = bytes(Path.of(database + ".tmp"));
                if (!result.next()) {
                    throw new IllegalStateException("no second row");
                }
            }
            System.out.printf("%s: %,d rows of %,d in memory allowed; %,d bytes in files, %d MB of memory in use%n",
                    url.contains("readonly") ? "readonly=true" : "writable", ROWS_IN_MEMORY, ROWS, bytes, memory / 1_000_000);
            statement.execute("shutdown");
            return bytes;
        }
    }

    private static long bytes(Path folder) throws Exception {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
JAVA
java -cp "$work/repository/org/hsqldb/hsqldb/2.7.4/hsqldb-2.7.4.jar" "$work/Results.java" "$work"
