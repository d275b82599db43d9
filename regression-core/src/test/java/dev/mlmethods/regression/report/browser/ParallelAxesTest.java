package dev.mlmethods.regression.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.report.chart.Axis;
import dev.mlmethods.regression.report.chart.CategoryAxis;
import dev.mlmethods.regression.report.chart.Column;
import dev.mlmethods.regression.report.chart.NumberAxis;
import dev.mlmethods.regression.report.chart.ParallelChart;
import dev.mlmethods.regression.report.chart.Scale;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers and names beside parallel axes, however many and however long. */
@BrowserTest
class ParallelAxesTest {
    private static final int TRIALS = 30;
    private static final List<Axis> KINDS = List.of(
            new CategoryAxis(
                    "hiddenLayers",
                    IntStream.range(0, TRIALS).mapToObj(i -> i * 16 + ",64").toList()),
            new NumberAxis("learningRate", Scale.LOG, 1e-5, 1),
            new NumberAxis("batchSize", Scale.LINEAR, 0, 1_000_000),
            new NumberAxis("epochs", Scale.LINEAR, 1, 2).ofWholeNumbers(),
            new CategoryAxis("learningRateSchedule", List.of("constant", "step", "a word of more letters than most")));

    /** Texts beyond an edge of the drawing, and texts that overlap others. */
    private static final String WRONG_TEXTS = """
            const chart = window.charts.get('parallel');
            const texts = chart.getZr().storage.getDisplayList(true)
              .filter((part) => part.style.text && part.type === 'tspan')
              .map((part) => {
                const box = part.getBoundingRect().clone();
                if (part.transform) {
                  box.applyTransform(part.transform);
                }
                return { text: part.style.text, box };
              });
            if (!texts.length) {
              return ['no texts'];
            }
            const beyond = texts.filter(({ box }) => box.x < -1 || box.x + box.width > chart.getWidth() + 1);
            const covered = texts.filter(({ box }, i) => texts.slice(0, i).some((other) => box.intersect(other.box)));
            return [...beyond.map(({ text }) => text + ' is cut off'), ...covered.map(({ text }) => text + ' lies on another')];
            """;

    private final Browser browser;
    private final Path folder;

    ParallelAxesTest(Browser browser, @TempDir Path folder) {
        this.browser = browser;
        this.folder = folder;
    }

    private Path page(int number) throws IOException {
        List<Axis> axes = new ArrayList<>();
        IntStream.range(0, number - 1).forEach(i -> axes.add(KINDS.get(i % KINDS.size())));
        axes.add(new NumberAxis("validation.rmse", Scale.LOG, 500_000, 200_000_000));
        List<Column> columns = axes.stream().map(ParallelAxesTest::column).toList();
        Column ids = Column.of(IntStream.range(0, TRIALS).boxed().toList());
        Figure figure =
                new Figure("parallel", "All", "All trials", new ParallelChart(axes, columns, ids, "trial"), null, true);
        Page page = new Page(
                "Axes",
                "Many of them",
                List.of(),
                List.of(),
                List.of(new Page.Section("all", "All", "", List.<Block>of(figure))));
        return Files.write(folder.resolve(number + ".html"), HtmlPage.render(page));
    }

    private static Column column(Axis axis) {
        return Column.of(IntStream.range(0, TRIALS)
                .mapToDouble(i -> axis instanceof NumberAxis numbers
                        ? numbers.min() + (numbers.max() - numbers.min()) * i / TRIALS
                        : i % ((CategoryAxis) axis).categories().size())
                .toArray());
    }

    @Test
    void noTextIsCutOffOrLiesOnAnother() throws IOException {
        for (int number : List.of(3, 6, 11)) {
            browser.open(page(number));
            for (int width : Browser.WIDTHS) {
                browser.resize(width, 900);
                browser.show("parallel");
                browser.awaitScript("""
                        const chart = window.charts.get('parallel');
                        return chart.getWidth() === Math.floor(document.querySelector('#parallel .plot').clientWidth);
                        """);
                assertThat(browser.texts(WRONG_TEXTS))
                        .as("%s axes in %s pixels", number, width)
                        .isEmpty();
            }
            browser.assertQuiet();
        }
    }
}
