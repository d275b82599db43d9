package dev.mlmethods.regression.tracking.output;

import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Card;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.tracking.Bisection;
import dev.mlmethods.regression.tracking.Cause;
import dev.mlmethods.regression.tracking.CheckResult;
import dev.mlmethods.regression.tracking.MetricChange;
import dev.mlmethods.regression.tracking.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of a gate: one module, or all modules of a build in one verdict. */
public final class VerdictPage {
    private final List<ModuleVerdict> modules;

    private VerdictPage(List<ModuleVerdict> modules) {
        this.modules = modules;
    }

    /**
     * The page.
     *
     * @param modules in the order of the build
     */
    public static Page of(List<ModuleVerdict> modules) {
        return new VerdictPage(modules).page();
    }

    private Page page() {
        List<Section> sections = new ArrayList<>();
        if (modules.size() > 1) {
            sections.add(new Section("modules", "Modules", "", List.of(table())));
        }
        for (int i = 0; i < modules.size(); i++) {
            sections.add(section("module-" + (i + 1), modules.get(i)));
        }
        return new Page(
                title(), "What the gate found, compared to the accepted baseline.", verdicts(), cards(), sections);
    }

    private String title() {
        return modules.size() == 1 ? "Verdict of " + modules.get(0).name() : "Verdict";
    }

    private List<Page.Verdict> verdicts() {
        if (modules.isEmpty()) {
            return List.of(new Page.Verdict(Tone.NEUTRAL, "No module has a verdict. Run regression:check first."));
        }
        if (modules.size() == 1) {
            CheckResult result = modules.get(0).result();
            return List.of(new Page.Verdict(tone(result), sentence(result)));
        }
        List<String> failed = modules.stream()
                .filter(module -> !module.result().passes())
                .map(ModuleVerdict::name)
                .toList();
        return List.of(
                failed.isEmpty()
                        ? new Page.Verdict(Tone.GOOD, "All " + modules.size() + " modules pass.")
                        : new Page.Verdict(
                                Tone.BAD,
                                failed.size() + " of " + modules.size() + " modules "
                                        + (failed.size() == 1 ? "fails: " : "fail: ") + String.join(", ", failed)
                                        + "."));
    }

    private static String sentence(CheckResult result) {
        return capitalized(result.verdict().text()) + ": " + result.message();
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Luck and gain are no reason to look; a gate that let pass what it warns of is. */
    private static Tone tone(CheckResult result) {
        if (!result.passes()) {
            return Tone.BAD;
        }
        return result.verdict().passes() ? Tone.GOOD : Tone.NEUTRAL;
    }

    /** How many modules have each verdict. */
    private List<Card> cards() {
        if (modules.size() < 2) {
            return List.of();
        }
        return Stream.of(Verdict.values())
                .map(verdict -> new Card(capitalized(verdict.text()), Long.toString(count(verdict)), ""))
                .filter(card -> !card.value().equals("0"))
                .toList();
    }

    private long count(Verdict verdict) {
        return modules.stream()
                .filter(module -> module.result().verdict() == verdict)
                .count();
    }

    private Block table() {
        return new Block.Table(
                "all-modules",
                "The verdict of each module, in the order of the build.",
                new DataTable(
                        List.of("module", "build", "verdict", "what it means"),
                        modules.stream().map(VerdictPage::row).toList()));
    }

    private static List<String> row(ModuleVerdict module) {
        CheckResult result = module.result();
        return List.of(
                module.name(),
                result.passes() ? "passes" : "fails",
                result.verdict().text(),
                result.message());
    }

    private Section section(String id, ModuleVerdict module) {
        CheckResult result = module.result();
        List<Block> blocks = new ArrayList<>();
        blocks.add(metrics(id, result.metrics()));
        blocks.add(causes(id, result.causes()));
        blocks.addAll(bisection(id, result));
        blocks.add(commits(result));
        String remedy = Remedy.of(result.verdict());
        if (!remedy.isEmpty()) {
            blocks.add(new Block.Command(id + "-accept", remedy, Remedy.COMMAND));
        }
        String intro = modules.size() == 1 ? "" : sentence(result);
        return new Section(id, module.name(), intro, blocks);
    }

    private static Block metrics(String id, List<MetricChange> metrics) {
        return metrics.isEmpty()
                ? new Block.Note("No metric was compared.")
                : new Block.Table(
                        id + "-metrics",
                        "The gated metrics; the difference is now minus then.",
                        new DataTable(
                                MetricRow.HEADER,
                                metrics.stream()
                                        .map(metric -> MetricRow.of(metric).cells())
                                        .toList()));
    }

    private static Block causes(String id, List<Cause> causes) {
        return causes.isEmpty()
                ? new Block.Note("No data, field of the specification or version is known to have moved.")
                : new Block.Table(
                        id + "-causes",
                        "What has moved since the baseline.",
                        new DataTable(
                                List.of("what", "how"),
                                causes.stream()
                                        .map(cause -> List.of(kind(cause), cause.text()))
                                        .toList()));
    }

    /** A table for each metric: narrow enough for a phone. */
    private static List<Block> bisection(String id, CheckResult result) {
        List<Block> blocks = new ArrayList<>();
        BisectionRow.of(result).stream()
                .collect(Collectors.groupingBy(BisectionRow::metric, LinkedHashMap::new, Collectors.toList()))
                .forEach((metric, rows) -> blocks.add(new Block.Table(
                        id + "-bisection-" + metric.replace('.', '-'),
                        "How much of the difference of " + metric
                                + " each explains, by a training in which it alone moves.",
                        new DataTable(
                                BisectionRow.HEADER_OF_ONE,
                                rows.stream().map(BisectionRow::cellsOfOne).toList()))));
        Bisection bisection = result.bisection();
        if (bisection != null && bisection.note() != null) {
            blocks.add(new Block.Note(bisection.note()));
        }
        return blocks;
    }

    private static String kind(Cause cause) {
        if (cause instanceof Cause.DataChange) {
            return "data";
        }
        return cause instanceof Cause.FieldChange ? "specification" : "platform";
    }

    private static Block commits(CheckResult result) {
        return new Block.Facts(List.of(
                new Block.Fact("commit", known(result.commit())),
                new Block.Fact("commit of the baseline", known(result.baselineCommit()))));
    }

    private static String known(@Nullable String commit) {
        return Objects.requireNonNullElse(commit, "not known");
    }
}
