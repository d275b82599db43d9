package dev.mlmethods.regression.fuzz;

import dev.mlmethods.regression.fuzz.FileFormat.Reading;
import dev.mlmethods.regression.gate.Check;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Gate;
import dev.mlmethods.regression.gate.MissingBaseline;
import dev.mlmethods.regression.gate.baseline.Baseline;
import dev.mlmethods.regression.gate.baseline.BaselineFile;
import dev.mlmethods.regression.gate.baseline.BaselineRows;
import dev.mlmethods.regression.gate.baseline.SampleEvaluation;
import dev.mlmethods.regression.gate.baseline.StoredBaseline;
import dev.mlmethods.regression.gate.tolerance.PairedBootstrap;
import dev.mlmethods.regression.gate.tolerance.Tolerances;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.node.ObjectNode;

/** A baseline, and the rows beside it; each is read, and a model that is worse on other data is compared with it. */
final class BaselineFormats {
    private static final String FILE = BaselineFile.DEFAULT_NAME;
    private static final StoredBaseline ORIGINAL = SampleEvaluation.held().baseline();
    private static final SampleEvaluation NOW = SampleEvaluation.held()
            .withError(0.75)
            .withParameters("0b")
            .with(SampleEvaluation.houses(20, rows -> {
                rows.get(3)[0] = 7;
                return rows;
            }));
    private static final Mutation JSON = Mutation.anyOf(
                    List.of(ByteMutations.ANY, TextMutations.ANY, JsonMutations.ANY, JsonMutations.ANY))
            .repeated();

    private static final Reading<Contents> READING = file -> {
        StoredBaseline stored = BaselineFile.of(file).find().orElseThrow();
        BaselineRows rows = stored.rows();
        CheckResult result = new Check(
                        Tolerances.parse(Map.of("rmse", "0.003")),
                        Gate.SIGNIFICANT,
                        MissingBaseline.FAILS,
                        (actual, weights, before, now) -> PairedBootstrap.of(actual, weights, before, now)::worsening)
                .of(NOW.model(), NOW.evaluationData(), stored);
        return new Contents(stored.baseline(), rows, result.message());
    };

    private BaselineFormats() {}

    private record Contents(Baseline baseline, BaselineRows rows, String message) {
        boolean readsBack() {
            return Json.read(Json.file(baseline), Baseline.class).equals(baseline)
                    && Json.read(Json.line(rows), BaselineRows.class).equals(rows);
        }
    }

    static FileFormat<Contents> baseline() {
        return new FileFormat<>(
                "baseline",
                ContentSha256.file(ORIGINAL.baseline()),
                Seal.document(JSON),
                (folder, contents) -> {
                    BaselineFile.of(folder.resolve(FILE)).write(ORIGINAL);
                    return Files.write(folder.resolve(FILE), contents);
                },
                READING,
                (read, file) -> read.readsBack());
    }

    /** Half of the cases damage the compressed contents, with a matching hash; the others damage the file itself. */
    static FileFormat<Contents> rows() {
        byte[] contents = (Json.line(ORIGINAL.rows()) + "\n").getBytes(StandardCharsets.UTF_8);
        return new FileFormat<>(
                "rows",
                contents,
                (bytes, random) -> random.nextBoolean() ? JSON.of(bytes, random) : bytes(bytes, random),
                BaselineFormats::place,
                READING,
                (read, file) -> read.readsBack());
    }

    /** A gzip file begins this way, but no JSON does. */
    private static boolean isCompressed(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 0x1f;
    }

    private static byte[] bytes(byte[] contents, Random random) {
        byte[] changed = ByteMutations.ANY.of(compressed(contents), random);
        if (changed.length > 0) {
            changed[0] = 0x1f;
        }
        return changed;
    }

    private static Path place(Path folder, byte[] contents) throws IOException {
        String sha256 = isCompressed(contents) ? ORIGINAL.baseline().rowsSha256() : Sha256.of(contents);
        ObjectNode baseline = (ObjectNode) Json.toTree(ORIGINAL.baseline());
        baseline.put("rowsSha256", sha256);
        Files.write(
                folder.resolve("regression-baseline-" + sha256.substring(0, 12) + ".gz"),
                isCompressed(contents) ? contents : compressed(contents));
        return Files.write(folder.resolve(FILE), ContentSha256.file(baseline));
    }

    private static byte[] compressed(byte[] contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(contents);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
