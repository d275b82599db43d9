package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.PendingMoves;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.git.GitLfsPointer;
import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.git.MergeMarkers;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.hash.ShortId;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.result.ResultJson;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * The baseline in the user's repository: {@code regression-baseline.json}, and beside it {@code regression-baseline-0123456789ab.gz} with the {@link
 * BaselineRows}, whose name contains the first digits of the hash in the JSON.
 *
 * <p>Both replace the old ones in a single switch, see {@link StagedFiles}; only then are the old rows removed. So if that is interrupted at any
 * point, the JSON that is there has its rows beside it. At worst, unused rows are left, and the next baseline removes them.
 *
 * <p>The rows' bytes depend on the JDK's zlib, their contents don't. So rows that are already there and intact stay as they are.
 */
public final class BaselineFile {
    /** The name of the file if the user doesn't specify one. */
    public static final String DEFAULT_NAME = "regression-baseline.json";

    private static final int NAMED_DIGITS = 12;
    private static final String HEAD = "HEAD";
    /** What to do about an unusable file. */
    static final String AGAIN = "run regression:accept";

    /** Accepting one here doesn't change what a commit has. */
    private static final String AGAIN_IN_COMMIT = "accept one on its branch, or leave baselineRef out";

    private final Path file;
    private final String noun;
    private final String remedy;
    private final Path folder;
    private final String fileName;
    private final String stem;

    private BaselineFile(Path file, String noun, String remedy) {
        this.file = file;
        this.noun = noun;
        this.remedy = remedy;
        Path absolute = file.toAbsolutePath();
        this.folder = absolute.resolveSibling("");
        this.fileName = String.valueOf(absolute.getFileName());
        this.stem = fileName.endsWith(".json") ? fileName.substring(0, fileName.length() - 5) : fileName;
    }

    /**
     * {@return the baseline at that path} Nothing is read yet.
     *
     * @param file the JSON; the rows are beside it
     */
    public static BaselineFile of(Path file) {
        return new BaselineFile(file, "baseline", AGAIN);
    }

    /**
     * {@return the baseline with its rows; empty if there is none}
     *
     * @throws RegressionException if it is damaged or edited, has a different format version or the conflict markers of a merge, is a Git LFS
     *     pointer, or its rows are missing, or damaged, or contradict it; the message says which
     */
    public Optional<StoredBaseline> find() {
        PendingMoves.finishBeside(file);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        requireMerged();
        Baseline baseline =
                new ResultJson(noun, Baseline.FORMAT_VERSION, remedy).readUnedited(file, Baseline.class, restore());
        if (!baseline.rowsSha256().matches("[0-9a-f]{64}")) {
            throw new RegressionException(
                    "The " + noun + " " + file + " is damaged: it cannot be read; " + remedy + ".");
        }
        Path rows = file.resolveSibling(rowsName(baseline));
        if (!Files.exists(rows)) {
            throw new RegressionException("The " + noun + " " + file + " lacks its rows: there is no file " + rows
                    + ". Commit the two together, or " + remedy + ".");
        }
        StoredBaseline stored = new StoredBaseline(baseline, CompressedRows.read(rows, baseline, remedy));
        stored.contradiction().ifPresent(contradiction -> {
            throw new RegressionException(
                    "The " + noun + " " + file + " is damaged: its " + contradiction + "; " + restore() + ".");
        });
        return Optional.of(stored);
    }

    /**
     * {@return the baseline of the work tree, with its rows; empty if neither the work tree nor the last commit has one}
     *
     * @param git the repository of the folder that the baseline is in, or of a folder above it
     * @throws RegressionException see {@link #find}, and if the last commit has a baseline that is not in the work tree
     */
    public Optional<StoredBaseline> findCheckedOut(GitRepository git) {
        Optional<StoredBaseline> found = find();
        if (found.isEmpty() && git.has(HEAD, file)) {
            throw new RegressionException("There is no baseline " + file
                    + " in the work tree, but the last commit has one, so this does not count as a project without one. "
                    + (git.isLeftOut(file)
                            ? "The checkout is sparse: run " + added(git) + "."
                            : "Restore it with git checkout HEAD -- " + fileName
                                    + ", and its rows beside it, or commit its removal."));
        }
        return found;
    }

    /** Whether its path is in the work tree of a repository, so that commits of that repository may have it. */
    boolean isIn(GitRepository git) {
        return git.hasInWorkTree(file);
    }

    /** The command that makes a sparse checkout include the folder. */
    private String added(GitRepository git) {
        String name = git.top()
                .map(top -> top.relativize(folder.normalize()).toString().replace('\\', '/'))
                .orElse("");
        return "git sparse-checkout " + (name.isEmpty() ? "disable" : "add " + name);
    }

    /** What a commit has can't be repaired in the work tree. */
    private String restore() {
        return remedy.equals(AGAIN)
                ? "restore it from git, with git checkout -- " + fileName + ", or " + AGAIN
                : remedy;
    }

    /** Both sides have accepted a baseline: neither is the baseline of the merged result. */
    private void requireMerged() {
        byte[] json;
        try {
            json = Files.readAllBytes(file);
        } catch (IOException e) {
            // Whoever reads it next reports why.
            return;
        }
        MergeMarkers.firstLine(json).ifPresent(line -> {
            throw new RegressionException("The " + noun + " " + file
                    + " has the conflict markers of a merge, the first in line " + line
                    + ": both sides accepted a baseline, and neither fits the merge. Take either side, with"
                    + " git checkout --ours -- " + fileName
                    + ", run mvn verify and then regression:accept, and commit.");
        });
    }

    /**
     * Copies the baseline that a commit has, with its rows, into a folder.
     *
     * @param git the repository of the folder that the baseline is in, or of a folder above it
     * @param commit its hash, or any name that git knows, such as {@code HEAD}
     * @param copies the folder, which is created if it is missing
     * @return the copy; empty if the commit has no baseline at this path
     * @throws RegressionException if the copy cannot be written, the baseline is a symbolic link there, or git cannot give the files
     */
    public Optional<BaselineFile> copyOf(GitRepository git, String commit, Path copies) {
        if (git.isLink(commit, file)) {
            throw new RegressionException("The commit " + ShortId.of(commit) + " has a symbolic link in place of "
                    + fileName + ", which git does not follow there. Give its target as the baseline, or leave"
                    + " baselineRef out.");
        }
        return git.file(commit, file).map(json -> {
            try (StagedFiles files = StagedFiles.in(copies)) {
                requireNoPointer(commit, fileName, json);
                rowsName(json)
                        .ifPresent(
                                name -> git.file(commit, folder.resolve(name)).ifPresent(rows -> {
                                    requireNoPointer(commit, name, rows);
                                    files.write(name, rows);
                                }));
                files.write(fileName, json);
                files.commit();
            }
            return new BaselineFile(
                    copies.resolve(fileName),
                    "copy of the baseline of the commit " + ShortId.of(commit),
                    AGAIN_IN_COMMIT);
        });
    }

    /** A checkout of the commit would have the file itself if git were told to fetch it. */
    private static void requireNoPointer(String commit, String name, byte[] contents) {
        if (GitLfsPointer.isStartOf(contents)) {
            throw new RegressionException("The commit " + ShortId.of(commit) + " has " + name
                    + " in Git LFS, and git gives only the pointer to it. Run git lfs install, and leave"
                    + " GIT_LFS_SKIP_SMUDGE unset.");
        }
    }

    /** The name in a JSON file that hasn't been checked yet. */
    private Optional<String> rowsName(byte[] json) {
        try {
            String sha256 = Json.tree(json).path("rowsSha256").asString("");
            return sha256.length() < NAMED_DIGITS ? Optional.empty() : Optional.of(rowsName(sha256));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * Replaces the existing baseline. Writing the same baseline gives the same files.
     *
     * @param baseline the new one, with its rows
     * @throws RegressionException if that fails; the message says which of the two is there
     */
    public void write(StoredBaseline baseline) {
        String rowsName = rowsName(baseline.baseline());
        try (StagedFiles files = StagedFiles.beside(file, "baseline")) {
            byte[] contents = baseline.rows().toBytes();
            if (!CompressedRows.isOf(folder.resolve(rowsName), contents)) {
                files.write(rowsName, CompressedRows.compress(contents));
            }
            files.write(fileName, ContentSha256.file(baseline.baseline()));
            files.commit();
        }
        deleteOtherRows(rowsName);
    }

    private String rowsName(Baseline baseline) {
        return rowsName(baseline.rowsSha256());
    }

    private String rowsName(String sha256) {
        return stem + "-" + sha256.substring(0, NAMED_DIGITS) + ".gz";
    }

    private void deleteOtherRows(String kept) {
        Pattern rows = Pattern.compile(Pattern.quote(stem) + "-[0-9a-f]{" + NAMED_DIGITS + "}\\.gz");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path found : files) {
                String name = String.valueOf(found.getFileName());
                if (rows.matcher(name).matches() && !name.equals(kept)) {
                    Files.deleteIfExists(found);
                }
            }
        } catch (IOException e) {
            throw new RegressionException(
                    "The baseline " + file + " is written, but the rows of the previous one cannot be deleted: "
                            + Reason.of(e) + ". Delete them.",
                    e);
        }
    }
}
