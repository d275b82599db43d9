package dev.mlmethods.regression.report.page.sweep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.HtmlPage;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.SampleReports;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.SearchSpace;
import dev.mlmethods.regression.sweep.SmallSweeps;
import dev.mlmethods.regression.sweep.StrategySpec;
import dev.mlmethods.regression.sweep.SweepSpec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page of a sweep of many trials: what it costs, counted in bytes, because a clock depends on the machine. */
class LargeSweepTest {
    private static final int TRIALS = 20_000;
    private static final long MEGABYTE = 1L << 20;
    private static final SweepReport MANY = sweep(TRIALS);

    private static SweepReport sweep(int trials) {
        SweepSpec grid = SmallSweeps.grid("epochs", "1");
        SweepSpec spec = new SweepSpec(
                grid.specification(),
                SearchSpace.parse(Map.of("learningRates", "log 1e-5..1e-1", "weightDecays", "0..0.5")),
                StrategySpec.random(trials, 42),
                grid.objective(),
                0,
                false);
        return SampleReports.of(spec, trial -> trial.number() % 50 == 7 ? Double.NaN : 1 + trial.number() % 997);
    }

    private static long allocatedBytes(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** Ten times as many trials may take ten times as much, plus half of that; it was once a hundred times. */
    @Test
    void hasAPageBelowThreeMegabytesWhoseCostGrowsWithTheTrials() {
        SweepReport few = sweep(TRIALS / 10);
        long ofFew = allocatedBytes(() -> HtmlPage.render(SweepPage.of(few)));
        List<byte[]> pages = new ArrayList<>();
        long ofMany = allocatedBytes(() -> pages.add(HtmlPage.render(SweepPage.of(MANY))));
        assertThat(ofMany).isLessThan(15 * ofFew);
        String page = new String(pages.get(0), UTF_8);
        assertThat((long) pages.get(0).length).isLessThan(3 * MEGABYTE);
        assertThat(page.split("<tr id=\"trial-", -1).length).isEqualTo(DrawnTrials.BEST + 1);
        assertThat(List.of(
                        "2,000 trials. Of 20,000 trials it has 2,000, the best 100 and others drawn at random;"
                                + " trials.csv has all.",
                        "trials.csv has their reasons"))
                .allMatch(page::contains);
    }

    /** One matcher for each cell, not for each pair of rows, which would take gigabytes. */
    @Test
    void tablesLookAtEachCellOnce() {
        DataTable table = new DataTable(
                List.of("trial"),
                IntStream.range(0, TRIALS)
                        .mapToObj(i -> List.of(Integer.toString(i)))
                        .toList());
        Page page = new Page(
                "t",
                "l",
                List.of(),
                List.of(),
                List.of(new Page.Section("s", "s", "", List.of(new Block.Table("t", "c", table)))));
        assertThat(allocatedBytes(() -> HtmlPage.render(page))).isLessThan(100 * MEGABYTE);
    }

    @Test
    void drawsTheBestAndOthersAtRandom() {
        SweepTrials sweep = new SweepTrials(MANY);
        DrawnTrials drawn = DrawnTrials.of(sweep);
        List<Integer> numbers =
                drawn.trials().stream().map(SweepReport.Trial::trial).toList();
        assertThat(numbers).hasSize(DrawnTrials.MOST).isSorted().doesNotHaveDuplicates();
        assertThat(numbers).contains(sweep.best().orElseThrow().trial());
        double[] best =
                sweep.compared().stream().mapToDouble(sweep::value).sorted().toArray();
        assertThat(drawn.compared(sweep).stream()
                        .filter(trial -> sweep.value(trial) < best[DrawnTrials.BEST])
                        .count())
                .isEqualTo(sweep.compared().stream()
                        .filter(trial -> sweep.value(trial) < best[DrawnTrials.BEST])
                        .count());
        assertThat(drawn.trials().stream().allMatch(SweepReport.Trial::isCompleted))
                .isFalse();
        assertThat(DrawnTrials.of(sweep).equals(drawn)).isTrue();
    }

    @Test
    void drawsAllOfASmallOne() {
        SweepTrials sweep = new SweepTrials(sweep(DrawnTrials.MOST));
        assertThat(DrawnTrials.of(sweep).areAll()).isTrue();
        assertThat(DrawnTrials.of(sweep).note()).isEmpty();
    }
}
