package dev.mlmethods.regression.data;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.git.GitLfsPointer;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.hash.ShortId;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows that a query gave, kept in a CSV file, and where they came from. It is a small JSON file, beside which the rows are in a file that is named by their
 * hash; as a {@code dataset}, it stands for the rows.
 *
 * @param origin the query and the database
 * @param rows how many there are
 * @param sha256 of the CSV file, unpacked
 */
public record FrozenRows(@JsonUnwrapped QueryOrigin origin, long rows, String sha256) {
    /** The name of the file by default. */
    public static final String FILE = "frozen-rows.json";

    private static final String EXTENSION = ".json";

    /** How the CSV file is written; no detection can take it for anything else. */
    static final DialectSpec DIALECT = new DialectSpec(",", "\"", ".", "none", "none", "utf-8");

    /**
     * {@return whether a dataset's name is that of such a file, rather than that of a table}
     *
     * @param dataset as a user writes it
     */
    public static boolean isNamed(String dataset) {
        return dataset.endsWith(EXTENSION);
    }

    /**
     * {@return whether there is such a file, or what is meant as one, rather than a CSV file of such a name} Its first character tells.
     *
     * @param file its path
     */
    public static boolean isAt(Path file) {
        if (!isNamed(file.toString()) || !Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == '{';
        } catch (IOException e) {
            // Whoever reads it reports that.
            return true;
        }
    }

    /**
     * Reads the file.
     *
     * @param file its path
     * @param name what messages call it
     * @return where the rows came from
     * @throws RegressionException if it can't be read, or isn't such a file
     */
    public static FrozenRows read(Path file, String name) {
        String remedy = "fetch it again from where it came from, or ask the database again";
        try {
            JsonNode document = Json.tree(Files.readAllBytes(file));
            ContentSha256.require(document, name, remedy);
            ((ObjectNode) document).remove(ContentSha256.FIELD);
            return Json.fromTree(document, FrozenRows.class);
        } catch (IOException e) {
            throw new RegressionException("Cannot read " + name + ": " + Reason.ofReading(e) + ".", e);
        } catch (JacksonException e) {
            throw new RegressionException(
                    name
                            + " is not a file of frozen rows, which is what a dataset whose name ends with .json stands for; name such a file, or a CSV file. If it is one, it is damaged, such as by the marks of a merge; "
                            + remedy + ".",
                    e);
        }
    }

    /**
     * {@return what was kept before; empty if nothing was, or nothing that is of use}
     *
     * @param file its path
     */
    public static Optional<FrozenRows> find(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(read(file, file.toString())) : Optional.empty();
        } catch (RegressionException e) {
            return Optional.empty();
        }
    }

    /** {@return its bytes} */
    public byte[] bytes() {
        return ContentSha256.file(this);
    }

    /** {@return the name of the file with the rows, which is beside it} */
    public String rowsName() {
        return sha256 + ".csv.gz";
    }

    /**
     * {@return whether a file has these rows, so that they need not be written again}
     *
     * @param rowsFile the CSV file, which need not exist
     */
    public boolean isKeptIn(Path rowsFile) {
        try {
            return sha256Of(rowsFile).equals(sha256);
        } catch (IOException e) {
            return false;
        }
    }

    /** Of the text, whatever packed it. */
    private static String sha256Of(Path rowsFile) throws IOException {
        try (InputStream in = Compression.of(rowsFile).open(rowsFile)) {
            return Sha256.of(in);
        }
    }

    /**
     * Requires that the rows are those that were kept.
     *
     * @param rowsFile the CSV file
     * @param name what messages call the rows
     * @throws RegressionException if they are missing, were changed, or can't be read
     */
    void requireUnchanged(Path rowsFile, String name) {
        String actual;
        try {
            GitLfsPointer.requireNone("The file " + rowsFile + " with the rows of " + name, rowsFile);
            actual = sha256Of(rowsFile);
        } catch (NoSuchFileException e) {
            throw new RegressionException(
                    name + " lacks its rows: there is no file " + rowsFile + ". Fetch it from where " + name
                            + " came from, or ask the database again.",
                    e);
        } catch (IOException e) {
            throw new RegressionException(
                    "The rows of " + name + " can't be read from " + rowsFile.getFileName() + ": " + Reason.ofReading(e)
                            + ". Fetch both files again, or ask the database again.",
                    e);
        }
        if (!actual.equals(sha256)) {
            throw new RegressionException(name + " has other rows than it was written with: the SHA-256 of "
                    + rowsFile.getFileName() + " begins with " + ShortId.of(actual)
                    + ". Fetch both files again, or ask the database again.");
        }
    }
}
