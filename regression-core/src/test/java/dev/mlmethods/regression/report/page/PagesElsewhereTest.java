package dev.mlmethods.regression.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.InstalledJdk;
import dev.mlmethods.regression.hash.ContentSha256;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.report.ReportFiles;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.SmallSweeps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages have the same bytes in another language, time zone and default charset, and on every available JDK. */
class PagesElsewhereTest {
    private static final List<String> PAGES = List.of("evaluation.html", "sweep.html", "comparison.html", "index.html");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void writeResults() throws IOException {
        Path sweep = Files.createDirectories(folder.resolve("sweep"));
        Files.write(folder.resolve(EvaluationReport.FILE), ContentSha256.file(SampleEvaluations.withRows(250)));
        Files.write(
                sweep.resolve(SweepReport.FILE),
                Json.file(SampleReports.of(
                        SmallSweeps.grid("learningRates", "0.0001,0.01", "epochs", "5,10", "seeds", "1,2,3"),
                        trial -> trial.number() == 5 ? Double.NaN : 12345.678 / trial.number())));
    }

    private void assertSamePages(Path java, String... options) throws IOException, InterruptedException {
        Path pages = Files.createTempDirectory(folder, "pages");
        List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                PagesProgram.class.getName(),
                folder.toString(),
                pages.toString()));
        Path output = pages.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        for (String page : PAGES) {
            assertThat(pages.resolve(page)).as("%s by %s", page, command).hasSameBinaryContentAs(folder.resolve(page));
        }
    }

    @Test
    void pagesAreTheSameInAnyLanguageAndOnAnyJdk() throws Exception {
        writeResults();
        PagesProgram.main(folder.toString(), folder.toString());
        for (InstalledJdk jdk : InstalledJdk.ofEachVersion()) {
            assertSamePages(
                    jdk.java(),
                    "-Duser.language=ar",
                    "-Duser.country=EG",
                    "-Duser.timezone=Asia/Kathmandu",
                    "-Dfile.encoding=ISO-8859-1",
                    "-Dline.separator=\r\n");
            assertSamePages(jdk.java(), "-Duser.language=tr");
        }
    }

    /** Writes the pages of the results of one folder into another. */
    static final class PagesProgram {
        private PagesProgram() {}

        public static void main(String... args) {
            Path evaluation = Path.of(args[0], EvaluationReport.FILE);
            Path sweep = Path.of(args[0], "sweep", SweepReport.FILE);
            Path pages = Path.of(args[1]);
            ReportFiles.writeSite(List.of(evaluation, sweep), pages);
            ReportFiles.compare(evaluation, "evaluation", sweep, "sweep", pages.resolve(ReportFiles.COMPARISON));
        }
    }
}
