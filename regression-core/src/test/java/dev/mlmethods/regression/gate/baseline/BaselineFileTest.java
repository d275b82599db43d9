package dev.mlmethods.regression.gate.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.QueryOrigin;
import dev.mlmethods.regression.git.GitRepository;
import dev.mlmethods.regression.git.SampleRepository;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.hash.ShortId;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.result.TestPredictions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class BaselineFileTest {
    private static final String POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n";
    private static final String IS_POINTER =
            " is a Git LFS pointer, not the file itself. Run git lfs pull, after git lfs"
                    + " install where git does not know Git LFS yet.";

    private static final StoredBaseline FIRST = SampleEvaluation.held().baseline();
    private static final StoredBaseline SECOND =
            SampleEvaluation.held().withError(0.25).baseline();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path json;

    @BeforeEach
    void name() {
        json = folder.resolve("regression-baseline.json");
    }

    private void write(StoredBaseline baseline) {
        BaselineFile.of(json).write(baseline);
    }

    private StoredBaseline read() {
        return BaselineFile.of(json).find().orElseThrow();
    }

    private static String rowsName(StoredBaseline baseline) {
        return "regression-baseline-" + baseline.baseline().rowsSha256().substring(0, 12) + ".gz";
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void readsBackToTheLastBit() throws IOException {
        write(FIRST);
        assertThat(names()).containsExactly(rowsName(FIRST), "regression-baseline.json");
        assertThat(read().baseline()).isEqualTo(FIRST.baseline());
        assertThat(read().rows()).isEqualTo(FIRST.rows());
    }

    @Test
    void keepsMetricsOfAllMagnitudesAndPredictionsThatAreNotFinite() {
        Baseline baseline = FIRST.baseline();
        double odd = Math.nextUp(1.0 / 3);
        BaselineRows rows = new BaselineRows(
                List.of(0, 1, 2, 3),
                List.of(odd, -0.0, Double.MIN_VALUE, Double.MAX_VALUE),
                List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, odd),
                null,
                List.of("a"),
                List.of(Integer.MIN_VALUE, -1),
                64,
                List.of(List.of(Integer.MAX_VALUE)));
        Map<String, Map<String, Double>> metrics =
                Map.of("test", Map.of(), "train", Map.of("mse", odd, "r2", -Double.MIN_VALUE, "mae", 1e300));
        Baseline changed = new Baseline(
                baseline.formatVersion(),
                null,
                baseline.target(),
                metrics,
                baseline.parametersSha256(),
                Sha256.ofNumbers(TestPredictions.array(rows.predicted())),
                baseline.data(),
                baseline.testRows(),
                baseline.specification(),
                baseline.platform(),
                rows.sha256(),
                null,
                new QueryOrigin("jdbc:h2:houses", "select 1", List.of("id"), "H2 2", "H2 2", List.of()));
        write(new StoredBaseline(changed, rows));
        assertThat(read().baseline()).isEqualTo(changed);
        assertThat(read().rows()).isEqualTo(rows);
    }

    @Test
    void isALineForEachThingThatCanMove() throws IOException {
        write(FIRST);
        assertThat(Files.readString(json))
                .startsWith("""
                        {
                          "formatVersion": 2,
                          "commit": "abcdef",
                          "target": "price",
                          "metrics": {
                            "test": {
                              "mse": 0.25,
                              "rmse": 0.5,
                        """)
                .contains("""
                          "testRows": {
                            "dataset": "prices.csv",
                            "heldOut": true,
                            "rows": 4,
                        """)
                .contains("\n    \"epochs\": 100,\n")
                .endsWith("\"\n}\n");
    }

    @Test
    void isTheSameBytesWheneverItIsWritten() throws IOException {
        write(FIRST);
        byte[] bytes = Files.readAllBytes(json);
        byte[] rows = Files.readAllBytes(folder.resolve(rowsName(FIRST)));
        Files.delete(folder.resolve(rowsName(FIRST)));
        write(SampleEvaluation.held().baseline());
        assertThat(json).hasBinaryContent(bytes);
        assertThat(folder.resolve(rowsName(FIRST))).hasBinaryContent(rows);
        // The magic number, deflate, no flags, no time, no extra flags, unknown operating system.
        assertThat(rows).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
    }

    @Test
    void leavesSoundRowsThatAnotherZlibCompressed() throws IOException {
        write(FIRST);
        byte[] stored = compressed(FIRST.rows().toBytes(), true);
        Files.write(folder.resolve(rowsName(FIRST)), stored);
        write(FIRST);
        assertThat(folder.resolve(rowsName(FIRST))).hasBinaryContent(stored);
    }

    @Test
    void replacesDamagedRows() throws IOException {
        write(FIRST);
        Files.write(folder.resolve(rowsName(FIRST)), new byte[] {1});
        write(FIRST);
        assertThat(read().rows()).isEqualTo(FIRST.rows());
    }

    private static byte[] compressed(byte[] contents, boolean inOnePiece) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 512, true)) {
            gzip.write(contents, 0, 1);
            gzip.flush();
            gzip.write(contents, 1, contents.length - 1);
            if (!inOnePiece) {
                gzip.flush();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aNewBaselineTakesThePlaceOfTheOldOne() throws IOException {
        Files.createFile(folder.resolve("regression-baseline-notes.gz"));
        Files.createFile(folder.resolve("other-0123456789ab.gz"));
        write(FIRST);
        write(SECOND);
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "regression-baseline-notes.gz",
                        "other-0123456789ab.gz",
                        rowsName(SECOND),
                        "regression-baseline.json");
        assertThat(read().rows()).isEqualTo(SECOND.rows());
    }

    @Test
    void aCrashBetweenTheMovesLeavesTheOldBaselineWithItsRows() throws IOException {
        write(FIRST);
        byte[] oldJson = Files.readAllBytes(json);
        byte[] oldRows = Files.readAllBytes(folder.resolve(rowsName(FIRST)));
        write(SECOND);
        // The state after the first of the two moves, when nothing has been deleted yet.
        Files.write(json, oldJson);
        Files.write(folder.resolve(rowsName(FIRST)), oldRows);
        assertThat(names()).contains(rowsName(SECOND));

        assertThat(read().baseline()).isEqualTo(FIRST.baseline());
        assertThat(read().rows()).isEqualTo(FIRST.rows());
        write(SECOND);
        assertThat(names()).containsExactly(rowsName(SECOND), "regression-baseline.json");
    }

    @Test
    void aFolderInItsWayLeavesTheRowsOfTheOldBaseline() throws IOException {
        write(FIRST);
        byte[] oldJson = Files.readAllBytes(json);
        Files.delete(json);
        Files.createDirectories(json.resolve("inTheWay"));
        assertThatThrownBy(() -> write(SECOND))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "Cannot write " + json + ": a folder has its name. Free some space or choose another baseline;"
                                + " the previous contents are unchanged.");
        assertThat(names()).containsExactly(rowsName(FIRST), "regression-baseline.json");
        Files.delete(json.resolve("inTheWay"));
        Files.delete(json);
        Files.write(json, oldJson);
        assertThat(read().rows()).isEqualTo(FIRST.rows());
    }

    @Test
    void aCrashBeforeTheOldRowsAreDeletedLeavesTheNewBaseline() throws IOException {
        write(FIRST);
        byte[] oldRows = Files.readAllBytes(folder.resolve(rowsName(FIRST)));
        write(SECOND);
        Files.write(folder.resolve(rowsName(FIRST)), oldRows);
        assertThat(read().rows()).isEqualTo(SECOND.rows());
    }

    @Test
    void thereMayBeNone() {
        assertThat(BaselineFile.of(json).find()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        write(FIRST);
        String text = Files.readString(json);
        assertDamaged("", "");
        assertDamaged("null", "");
        assertDamaged("{}", "");
        assertDamaged(text.substring(0, 300), " in line 14 (metrics.test)");
        assertDamaged(
                text.replace("\"target\": \"price\",", ""), " in line 74 (target is missing or has the wrong type)");
        assertDamaged(withHash(text.replace(FIRST.baseline().rowsSha256(), "5eed")), "");
        Files.writeString(json, text.replace("\"formatVersion\": 2,", "\"formatVersion\": 3,"));
        assertThatThrownBy(this::read)
                .isInstanceOf(RegressionException.class)
                .hasMessage("The baseline " + json + " has format version 3, and this release reads version 2. Use the"
                        + " release that wrote it, or run regression:accept.");
    }

    /** What a person or a tool may do to it; without the hash, each of these edits would pass as an improvement. */
    @Test
    void saysThatItWasEdited() throws IOException {
        write(FIRST);
        String text = Files.readString(json);
        String restore =
                "restore it from git, with git checkout -- regression-baseline.json, or run regression:accept.";
        String edited =
                "The baseline " + json + " is damaged: it was changed after it was written: its contentSha256 begins"
                        + " with " + ShortId.of(hash(text)) + ", and the SHA-256 of its contents with ";
        String rmse = "\"rmse\": 0.5,";
        for (String bad : List.of(
                text.replace(rmse, ""),
                text.replace(rmse, "\"rmse\": \"NaN\","),
                text.replace(rmse, "\"rmse\": 1e9,"),
                text.replaceFirst("\"metrics\": \\{[^}]*}\\s*}", "\"metrics\": {}"),
                text.replace("\"epochs\": 100", "\"epochs\": 101"))) {
            assertThat(bad).isNotEqualTo(text);
            Files.writeString(json, bad);
            assertThatThrownBy(this::read)
                    .isInstanceOf(RegressionException.class)
                    .hasMessageStartingWith(edited)
                    .hasMessageEndingWith("; " + restore);
        }
        Files.writeString(json, text.replaceFirst(",\\s+\"contentSha256\".*", ""));
        assertThatThrownBy(this::read)
                .isInstanceOf(RegressionException.class)
                .hasMessage("The baseline " + json + " is damaged: it has no contentSha256; " + restore);
    }

    private static String withHash(String document) {
        ObjectNode tree = (ObjectNode) Json.tree(document.getBytes(UTF_8));
        tree.remove(ContentSha256.FIELD);
        return new String(ContentSha256.file(tree), UTF_8);
    }

    private static String hash(String document) {
        return Json.tree(document.getBytes(UTF_8)).path("contentSha256").asString("");
    }

    @Test
    void isTheSameHoweverItIsIndented() throws IOException {
        write(FIRST);
        Files.writeString(
                json, Files.readString(json).replaceAll("\n *", "\r\n\t").replace("0.5,", "5e-1,"));
        assertThat(read().baseline()).isEqualTo(FIRST.baseline());
    }

    /** With a hash that was computed for the edited contents. */
    @Test
    void saysThatItsRowsContradictIt() throws IOException {
        contradicts("\"rmse\":0.5,", "\"rmse\":1e9,", "test.rmse is 1e9, and the predictions beside it give 0.5");
        contradicts("\"rmse\":0.5,", "", "test.rmse is missing, and the predictions beside it give 0.5");
        contradicts(
                "\"rmse\":0.5,",
                "\"rmse\":0.5000000000000001,",
                "test.rmse is 0.5000000000000001, and the predictions beside it give 0.5");
        contradicts("\"test\":{", "\"tests\":{", "test.mse is missing, and the predictions beside it give 0.25");
        contradicts(
                "\"heldOut\":true,\"rows\":4",
                "\"heldOut\":true,\"rows\":5",
                "testRows are 5, and there are 4 beside it");
        contradicts(
                FIRST.baseline().predictionsSha256(),
                SECOND.baseline().predictionsSha256(),
                "predictionsSha256 is not that of the predictions beside it");
    }

    private void contradicts(String from, String to, String contradiction) throws IOException {
        write(FIRST);
        String line = Json.line(FIRST.baseline());
        assertThat(line).contains(from);
        Files.writeString(json, withHash(line.replace(from, to)));
        assertThatThrownBy(this::read)
                .isInstanceOf(RegressionException.class)
                .hasMessage("The baseline " + json + " is damaged: its " + contradiction + "; restore it from git, with"
                        + " git checkout -- regression-baseline.json, or run regression:accept.");
    }

    private void assertDamaged(String text, String why) throws IOException {
        Files.writeString(json, text);
        assertThatThrownBy(this::read)
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The baseline " + json + " is damaged: it cannot be read" + why + "; run regression:accept.");
    }

    @Test
    void rowsThatExpandToMoreThanTheBaselineCanHaveAreNotRead() throws IOException {
        write(FIRST);
        Path rows = folder.resolve(rowsName(FIRST));
        byte[] bomb = compressed(new byte[20_000_000], false);
        Files.write(rows, bomb);
        long most = (1 << 20) + 4 * 80 + 20 * 32 + 8L * bomb.length;
        assertThatThrownBy(() -> read().rows())
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The rows " + rows + " of the baseline are damaged: they cannot be read (they have more than"
                                + " the " + most + " bytes that they can have); run regression:accept.");
    }

    @Test
    void saysThatTheRowsAreMissing() throws IOException {
        write(FIRST);
        Path rows = folder.resolve(rowsName(FIRST));
        Files.delete(rows);
        assertThatThrownBy(this::read)
                .isInstanceOf(RegressionException.class)
                .hasMessage("The baseline " + json + " lacks its rows: there is no file " + rows
                        + ". Commit the two together, or run regression:accept.");
    }

    @Test
    void saysWhatIsWrongWithTheRows() throws IOException {
        write(FIRST);
        Path rows = folder.resolve(rowsName(FIRST));
        Files.write(rows, compressed(SECOND.rows().toBytes(), false));
        assertThatThrownBy(() -> read().rows())
                .isInstanceOf(RegressionException.class)
                .hasMessage("The rows " + rows
                        + " are not those of the baseline beside them. Restore both, or run regression:accept.");
        Files.write(rows, "version https://git-lfs.github.com/spec/v1\n".getBytes(UTF_8));
        assertThatThrownBy(() -> read().rows())
                .isInstanceOf(RegressionException.class)
                .hasMessage("The file " + rows + " with the rows of the baseline" + IS_POINTER);
        Files.writeString(rows, "version 1\n");
        assertThatThrownBy(() -> read().rows())
                .isInstanceOf(RegressionException.class)
                .hasMessage("The rows " + rows
                        + " of the baseline are damaged: they cannot be read; run regression:accept.");
    }

    @Test
    void namesGitLfsWhereThereIsAPointerAlone() throws IOException {
        Files.writeString(json, POINTER);
        assertThatThrownBy(this::read)
                .isInstanceOf(RegressionException.class)
                .hasMessage("The baseline " + json + IS_POINTER);
    }

    @Test
    void namesAMergeThatIsNotDone() throws IOException {
        write(FIRST);
        String text = Files.readString(json);
        Files.writeString(json, text.replaceFirst("\n", "\n<<<<<<< HEAD\n"));
        assertThatThrownBy(this::read)
                .isInstanceOf(RegressionException.class)
                .hasMessage("The baseline " + json
                        + " has the conflict markers of a merge, the first in line 2: both sides accepted a baseline, and neither fits the"
                        + " merge. Take either side, with git"
                        + " checkout --ours -- regression-baseline.json, run mvn verify and then regression:accept, and"
                        + " commit.");
    }

    @Test
    void oneThatIsInTheCommitAloneIsNotTakenForNone() throws Exception {
        SampleRepository repository = new SampleRepository(folder);
        GitRepository git = GitRepository.of(folder);
        assertThat(BaselineFile.of(json).findCheckedOut(git)).isEmpty();
        repository.commit("pom.xml", "1");
        assertThat(BaselineFile.of(json).findCheckedOut(git)).isEmpty();
        write(FIRST);
        commitAll(repository);
        assertThat(BaselineFile.of(json).findCheckedOut(git)).isPresent();
        Files.delete(json);
        assertThatThrownBy(() -> BaselineFile.of(json).findCheckedOut(git))
                .isInstanceOf(RegressionException.class)
                .hasMessage("There is no baseline " + json
                        + " in the work tree, but the last commit has one, so this does not count"
                        + " as a project without one. Restore it with git checkout HEAD -- regression-baseline.json, and its rows beside"
                        + " it, or commit its removal.");
        commitAll(repository);
        assertThat(BaselineFile.of(json).findCheckedOut(git)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneThatASparseCheckoutLeavesOutIsNotTakenForNone(boolean byFolders) throws Exception {
        SampleRepository repository = new SampleRepository(folder);
        Path module = folder.resolve("models/prices");
        repository.commit("models/rents/pom.xml", "1");
        Files.createDirectories(module);
        BaselineFile file = BaselineFile.of(module.resolve("regression-baseline.json"));
        file.write(FIRST);
        commitAll(repository);
        repository.git("sparse-checkout", "set", byFolders ? "--cone" : "--no-cone", "models/rents");
        GitRepository git = GitRepository.of(folder);
        assertThatThrownBy(() -> file.findCheckedOut(git))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "There is no baseline " + module.resolve("regression-baseline.json")
                                + " in the work tree, but the last commit has one, so this does not count"
                                + " as a project without one. The checkout is sparse: run git sparse-checkout add models/prices.");
        repository.git("sparse-checkout", "add", "models/prices");
        assertThat(file.findCheckedOut(git)).isPresent();
    }

    @Test
    void ofTheTopOfASparseCheckoutAllIsTaken() throws Exception {
        SampleRepository repository = new SampleRepository(folder);
        repository.commit("src/a.txt", "1");
        write(FIRST);
        commitAll(repository);
        repository.git("sparse-checkout", "set", "--no-cone", "/src");
        GitRepository git = GitRepository.of(folder);
        assertThatThrownBy(() -> BaselineFile.of(json).findCheckedOut(git))
                .isInstanceOf(RegressionException.class)
                .hasMessageEndingWith(" The checkout is sparse: run git sparse-checkout disable.");
        repository.git("sparse-checkout", "disable");
        assertThat(BaselineFile.of(json).findCheckedOut(git)).isPresent();
    }

    /** Its contents, a path, aren't reported as a damaged baseline. */
    @Test
    void ofACommitALinkIsNamedAsOne() throws Exception {
        SampleRepository repository = new SampleRepository(folder);
        BaselineFile.of(folder.resolve("shared.json")).write(FIRST);
        Files.createSymbolicLink(json, Path.of("shared.json"));
        repository.commit("pom.xml", "1");
        commitAll(repository);
        GitRepository git = GitRepository.of(folder);
        String commit = git.head().orElseThrow();
        assertThatThrownBy(() -> BaselineFile.of(json).copyOf(git, commit, folder.resolve("copies")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The commit " + ShortId.of(commit) + " has a symbolic link in place of"
                        + " regression-baseline.json, which git does not follow there. Give its"
                        + " target as the baseline, or leave baselineRef out.");
        assertThat(BaselineFile.of(folder.resolve("shared.json")).copyOf(git, commit, folder.resolve("copies")))
                .isPresent();
    }

    private static void commitAll(SampleRepository repository) throws Exception {
        repository.git("add", "--all");
        repository.git("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "--message", "All");
    }

    /** Accepting one here doesn't help there. */
    @Test
    void saysWhatIsWrongWithTheBaselineOfACommit() throws Exception {
        SampleRepository repository = new SampleRepository(folder);
        String commit = repository.commit("regression-baseline.json", "{}");
        BaselineFile copy = BaselineFile.of(json)
                .copyOf(GitRepository.of(folder), commit, folder.resolve("copies"))
                .orElseThrow();
        assertThatThrownBy(copy::find)
                .isInstanceOf(RegressionException.class)
                .hasMessage("The copy of the baseline of the commit " + commit.substring(0, 12) + " "
                        + folder.resolve("copies/regression-baseline.json")
                        + " is damaged: it cannot be read; accept one on its branch, or"
                        + " leave baselineRef out.");
        String pointer = repository.commit("regression-baseline.json", POINTER);
        assertThatThrownBy(
                        () -> BaselineFile.of(json).copyOf(GitRepository.of(folder), pointer, folder.resolve("copies")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The commit " + pointer.substring(0, 12)
                        + " has regression-baseline.json in Git LFS, and git gives only the pointer"
                        + " to it. Run git lfs install, and leave GIT_LFS_SKIP_SMUDGE unset.");
    }

    @Test
    void aNameWithoutAnEndingIsKept() throws IOException {
        BaselineFile file = BaselineFile.of(folder.resolve("main"));
        file.write(FIRST);
        assertThat(names()).containsExactly("main", rowsName(FIRST).replace("regression-baseline", "main"));
        assertThat(file.find().orElseThrow().rows()).isEqualTo(FIRST.rows());
    }
}
