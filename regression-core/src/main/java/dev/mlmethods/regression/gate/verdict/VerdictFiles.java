package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.file.StagedFiles;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.text.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a check leaves in the output folder, whatever its verdict. */
public final class VerdictFiles {
    /** The page. */
    public static final String PAGE = "verdict.html";
    /** For pull requests. */
    public static final String MARKDOWN = "verdict.md";
    /** For CI servers: a test for each gate. */
    public static final String JUNIT_XML = "TEST-regression-check.xml";
    /** For github-action-benchmark, as {@code customSmallerIsBetter}. */
    public static final String BENCHMARK = "benchmark.json";

    /** The names of all of them. */
    public static final List<String> ALL = List.of(PAGE, MARKDOWN, JUNIT_XML, BENCHMARK, CheckResult.FILE);

    private static final List<String> COLLECTED = List.of(PAGE, MARKDOWN, JUNIT_XML, BENCHMARK);

    private VerdictFiles() {}

    /**
     * Removes these files if {@value CheckResult#FILE} beside them belongs to a different evaluation than the one in the folder: a CI server
     * that collects them would show the verdict on an earlier model, whatever became of this one. {@value CheckResult#FILE} stays, because its
     * readers detect that themselves.
     *
     * @param folder that the evaluation and the files are in
     * @throws RegressionException if a file cannot be read or removed
     */
    public static void removeUnlessOfEvaluation(Path folder) {
        try {
            if (isOfEvaluation(folder)) {
                return;
            }
            for (String file : COLLECTED) {
                Files.deleteIfExists(folder.resolve(file));
            }
        } catch (IOException e) {
            throw new RegressionException(
                    "Cannot remove the verdict of an earlier evaluation: " + Reason.of(e) + ".", e);
        }
    }

    private static boolean isOfEvaluation(Path folder) throws IOException {
        try {
            Optional<CheckResult> verdict = CheckResult.find(folder);
            return verdict.isPresent()
                    && verdict.get()
                            .subject()
                            .evaluationSha256()
                            .equals(Sha256.of(folder.resolve(EvaluationReport.FILE)));
        } catch (RegressionException e) {
            // A damaged one doesn't belong to any evaluation.
            return false;
        }
    }

    /**
     * Writes {@value CheckResult#FILE} and these.
     *
     * @param folder for the files, which is created if it is missing
     * @param name of the module and the execution, such as {@code prices@big}
     * @param result of the check
     * @param command how its goals are called: for what people read; the JSON contains only the names of the goals
     * @throws dev.mlmethods.regression.RegressionException if a file cannot be written; the message says whether the existing ones are unchanged
     */
    public static void write(Path folder, String name, CheckResult result, GoalCommand command) {
        try (StagedFiles files = StagedFiles.in(folder)) {
            files.write(PAGE, HtmlPage.render(VerdictPage.of(List.of(new ModuleVerdict(name, result, command)))));
            files.write(MARKDOWN, MarkdownVerdict.of(result, name, command).getBytes(StandardCharsets.UTF_8));
            files.write(JUNIT_XML, JunitXml.of(result.withMessage(command.in(result.message())), name));
            files.write(BENCHMARK, BenchmarkJson.of(result));
            files.write(CheckResult.FILE, ContentSha256.file(result));
            files.commit();
        }
    }
}
