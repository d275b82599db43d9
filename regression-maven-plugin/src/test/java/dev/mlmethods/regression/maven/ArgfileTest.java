package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgfileTest {
    private static final Argfile ARGFILE = Argfile.temporary();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void isALineForEachArgumentThenTheClassPathAndTheMainClass() throws IOException {
        Path file = ARGFILE.write(List.of("-Xmx4g", "-Da=b c"), List.of(new File("a.jar"), new File("b.jar")));
        try {
            assertThat(Files.readAllLines(file))
                    .containsExactly(
                            "\"-Xmx4g\"",
                            "\"-Da=b c\"",
                            "\"-cp\"",
                            "\"a.jar" + File.pathSeparator + "b.jar\"",
                            "\"dev.mlmethods.regression.worker.WorkerMain\"");
        } finally {
            Files.delete(file);
        }
    }

    /** What a Java launcher reads from it is what was written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two  spaces",
                " around ",
                "C:\\Users\\new\\table\\",
                "say \"hi\"",
                "it's",
                "\\\"",
                "# no comment",
                "@no-file",
                "a;b:c*?$HOME%PATH%",
                "tab\there",
                ""
            })
    void reachesTheLauncherUnchanged(String argument) throws IOException, InterruptedException {
        assertThat(printed(argument, argument)).containsExactly(argument, argument);
    }

    @Test
    void reachesTheLauncherUnchangedInTheLettersOfThisEnvironment() throws IOException, InterruptedException {
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding"));
        for (String letter : List.of("\u00e9", "\u65e5\u672c", "e")) {
            if (charset.newEncoder().canEncode(letter)) {
                assertThat(printed(letter, letter)).containsExactly(letter, letter);
            }
        }
    }

    @Test
    void takesAClassPathThatIsLongerThanACommandLineMayBe() throws IOException, InterruptedException {
        String name = "x".repeat(200) + ".jar";
        List<File> classpath =
                Stream.generate(() -> new File(name)).limit(2_000).toList();
        Path file = ARGFILE.write(launch("given"), classpath);
        assertThat(printed(file))
                .containsExactly(
                        "given",
                        "-cp",
                        String.join(File.pathSeparator, Collections.nCopies(2_000, name)),
                        "dev.mlmethods.regression.worker.WorkerMain");
    }

    @Test
    void namesTheArgumentThatTheEnvironmentCannotExpress() {
        assertThatThrownBy(() -> new Argfile(folder, StandardCharsets.US_ASCII)
                        .write(List.of("-ea"), List.of(new File("r\u00e9gression.jar"))))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The worker's argument r\u00e9gression.jar cannot be expressed in US-ASCII, the encoding of"
                        + " this environment; use another locale, such as LC_ALL=C.UTF-8, or another folder.");
    }

    @Test
    void namesTheFolderThatTakesNoFilesAndWhy() throws IOException {
        Path none = folder.resolve("none");
        Path link = Files.createSymbolicLink(folder.resolve("link"), none);
        Path file = Files.writeString(folder.resolve("file"), "");
        assertMessage(none, "there is no folder " + none);
        assertMessage(link, link + " is a symbolic link to " + none + ", which does not exist");
        assertMessage(file, "Not a directory");
    }

    /** The operating system names the file, whose name is random. */
    private static void assertMessage(Path folder, String reason) {
        assertThatThrownBy(() -> new Argfile(folder, StandardCharsets.UTF_8).write(List.of(), List.of()))
                .isInstanceOf(RegressionException.class)
                .hasMessageMatching(
                        Pattern.quote("Cannot write the worker's arguments to the folder for temporary files, " + folder
                                        + ": " + folder)
                                + "/regression-worker-\\d+\\.args: "
                                + Pattern.quote(reason
                                        + ". Free some space there and see that you may write, or choose another folder:"
                                        + " MAVEN_OPTS=-Djava.io.tmpdir=FOLDER."));
    }

    /** A property and a class path, as a program sees them. */
    private static List<String> printed(String property, String classpath) throws IOException, InterruptedException {
        List<String> lines = printed(ARGFILE.write(launch(property), List.of(new File(classpath))));
        assertThat(lines).hasSize(4);
        return List.of(lines.get(0), lines.get(2));
    }

    /** What follows the main class here are its arguments. */
    private static List<String> launch(String property) {
        return List.of(
                "-Dgiven=" + property, "-cp", System.getProperty("java.class.path"), PrintArguments.class.getName());
    }

    private static List<String> printed(Path argfile) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "@" + argfile)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output.lines().toList();
        } finally {
            Files.delete(argfile);
        }
    }
}
