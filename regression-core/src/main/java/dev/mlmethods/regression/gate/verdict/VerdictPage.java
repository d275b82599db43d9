package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.gate.Bisection;
import dev.mlmethods.regression.gate.BranchVerdict;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.gate.verdict.ModuleVerdict.Standing;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Card;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.Page.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of a gate: one model, or all models of a build in one verdict. */
public final class VerdictPage {
    private static final String NO_VERDICT = "none";

    private final List<ModuleVerdict> modules;

    private VerdictPage(List<ModuleVerdict> modules) {
        this.modules = modules;
    }

    /**
     * {@return the page of a gate}
     *
     * @param modules in the order of the build
     */
    public static Page of(List<ModuleVerdict> modules) {
        return new VerdictPage(modules).page();
    }

    private Page page() {
        List<Section> sections = new ArrayList<>();
        if (modules.size() > 1) {
            sections.add(new Section("modules", "Models", "", List.of(table())));
        }
        for (int i = 0; i < modules.size(); i++) {
            CheckResult result = modules.get(i).result();
            if (result != null) {
                sections.add(section("module-" + (i + 1), modules.get(i), result));
            }
        }
        return new Page(
                title(), "What the gate found, compared with the accepted baseline.", verdicts(), cards(), sections);
    }

    private String title() {
        return modules.size() == 1 ? "Verdict of " + modules.get(0).name() : "Verdict";
    }

    private List<Page.Verdict> verdicts() {
        if (modules.isEmpty()) {
            return List.of(new Page.Verdict(Tone.NEUTRAL, "No module has a verdict. Run regression:check first."));
        }
        if (modules.size() == 1) {
            return List.of(only(modules.get(0)));
        }
        List<Page.Verdict> verdicts = new ArrayList<>();
        List<ModuleVerdict> current = with(Standing.CURRENT);
        List<ModuleVerdict> failed =
                current.stream().filter(module -> !passes(module)).toList();
        addSome(verdicts, Tone.BAD, failed, "fails", "fail");
        addSome(verdicts, Tone.BAD, with(Standing.MISSING), "has no verdict", "have no verdict");
        addSome(verdicts, Tone.BAD, with(Standing.STALE), "has a stale verdict", "have stale verdicts");
        if (verdicts.isEmpty() && !current.isEmpty()) {
            verdicts.add(new Page.Verdict(
                    Tone.GOOD,
                    current.size() == 1
                            ? current.get(0).name() + " passes."
                            : "All " + current.size() + " models pass."));
        }
        addSome(verdicts, Tone.NEUTRAL, with(Standing.SKIPPED), "is skipped", "are skipped");
        return verdicts;
    }

    private static Page.Verdict only(ModuleVerdict module) {
        CheckResult result = module.result();
        return result == null || module.standing() != Standing.CURRENT
                ? new Page.Verdict(
                        module.standing().isGap() ? Tone.BAD : Tone.NEUTRAL, build(module) + ": " + what(module))
                : new Page.Verdict(tone(result), capitalized(result.verdict().text()) + ": " + what(module));
    }

    private List<ModuleVerdict> with(Standing standing) {
        return modules.stream().filter(module -> module.standing() == standing).toList();
    }

    private void addSome(List<Page.Verdict> verdicts, Tone tone, List<ModuleVerdict> some, String one, String several) {
        if (!some.isEmpty()) {
            String names = some.stream().map(ModuleVerdict::name).collect(Collectors.joining(", "));
            verdicts.add(new Page.Verdict(
                    tone,
                    some.size() + " of " + modules.size() + " models " + (some.size() == 1 ? one : several) + ": "
                            + names + "."));
        }
    }

    private static boolean passes(ModuleVerdict module) {
        return module.result() != null && module.result().passes();
    }

    private static String sentence(ModuleVerdict module, CheckResult result) {
        return capitalized(result.verdict().text()) + ": " + module.command().in(result.message());
    }

    static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /**
     * An improvement doesn't call for attention, unless it comes from different data or luck; nor does a worsening within its tolerance. A result
     * that passed in spite of a worsening does.
     */
    private static Tone tone(CheckResult result) {
        if (!result.passes()) {
            return Tone.BAD;
        }
        return switch (result.verdict()) {
            case ACCEPTED -> Tone.NEUTRAL;
            case IMPROVED -> Remedy.hasOtherData(result) || isLuck(result) ? Tone.NEUTRAL : Tone.GOOD;
            default -> result.verdict().passes() ? Tone.GOOD : Tone.NEUTRAL;
        };
    }

    private static boolean isLuck(CheckResult result) {
        return result.metrics().stream()
                .filter(metric -> metric.outcome() == MetricChange.Outcome.BETTER)
                .allMatch(metric ->
                        metric.significance() != null && metric.significance().withinLuck());
    }

    /** How many models have each verdict, and how many have none that counts. */
    private List<Card> cards() {
        if (modules.size() < 2) {
            return List.of();
        }
        return Stream.concat(
                        Stream.of(Verdict.values()).map(verdict -> card(verdict.text(), count(verdict))),
                        Stream.of(Standing.MISSING, Standing.STALE, Standing.SKIPPED)
                                .map(standing ->
                                        card(text(standing), with(standing).size())))
                .filter(card -> !card.value().equals("0"))
                .toList();
    }

    private static Card card(String text, long count) {
        return new Card(capitalized(text), Long.toString(count), "");
    }

    private long count(Verdict verdict) {
        return with(Standing.CURRENT).stream()
                .map(ModuleVerdict::result)
                .filter(result -> result != null && result.verdict() == verdict)
                .count();
    }

    private static String text(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    private Block table() {
        return new Block.Table(
                "all-modules",
                "The verdict of each model, in the order of the build.",
                new DataTable(
                        List.of("model", "build", "verdict", "what it means"),
                        modules.stream().map(VerdictPage::row).toList()));
    }

    private static List<String> row(ModuleVerdict module) {
        CheckResult result = module.result();
        return List.of(
                module.name(),
                build(module),
                result == null ? NO_VERDICT : result.verdict().text(),
                what(module));
    }

    private static String build(ModuleVerdict module) {
        if (module.standing() != Standing.CURRENT) {
            return text(module.standing());
        }
        return passes(module) ? "passes" : "fails";
    }

    private static String what(ModuleVerdict module) {
        CheckResult result = module.result();
        return result == null || module.standing() != Standing.CURRENT
                ? module.note()
                : module.command().in(result.message());
    }

    private Section section(String id, ModuleVerdict module, CheckResult result) {
        List<Block> blocks = new ArrayList<>();
        if (modules.size() > 1 && module.standing() != Standing.CURRENT) {
            blocks.add(new Block.Note(module.note()));
        }
        blocks.addAll(metrics(id, "The gated metrics; the difference is current minus baseline.", result.metrics()));
        blocks.add(causes(id, "What has changed since the baseline.", result.causes()));
        blocks.addAll(branch(id + "-branch", result.branch()));
        blocks.addAll(bisection(id, result));
        blocks.add(commits(result));
        String remedy = Remedy.of(result);
        if (!remedy.isEmpty() && module.standing() == Standing.CURRENT) {
            blocks.add(
                    new Block.Command(id + "-accept", remedy, module.command().of(Remedy.GOAL)));
        }
        String intro = modules.size() == 1 ? "" : sentence(module, result);
        return new Section(id, module.name(), intro, blocks);
    }

    private static List<Block> metrics(String id, String caption, List<MetricChange> metrics) {
        if (metrics.isEmpty()) {
            return List.of(new Block.Note("No metric was compared."));
        }
        Block table = new Block.Table(
                id + "-metrics",
                caption,
                new DataTable(
                        MetricRow.HEADER,
                        metrics.stream()
                                .map(metric -> MetricRow.of(metric).cells())
                                .toList()));
        String explanation = MetricRow.explanation(metrics);
        return explanation.isEmpty() ? List.of(table) : List.of(table, new Block.Note(explanation));
    }

    private static List<Block> branch(String id, @Nullable BranchVerdict branch) {
        if (branch == null) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        String heading = BranchTexts.heading(branch);
        blocks.add(new Block.Note(heading + ": " + branch.verdict().text() + "."));
        blocks.addAll(metrics(id, heading + "; the difference is current minus baseline.", branch.metrics()));
        blocks.add(causes(id, "What has changed since that baseline.", branch.causes()));
        blocks.add(new Block.Facts(List.of(new Block.Fact("commit of that baseline", known(branch.baselineCommit())))));
        return blocks;
    }

    private static Block causes(String id, String caption, List<Cause> causes) {
        return causes.isEmpty()
                ? new Block.Note("No data, specification field or version is known to have changed.")
                : new Block.Table(
                        id + "-causes",
                        caption,
                        new DataTable(
                                List.of("what", "how"),
                                causes.stream()
                                        .map(cause -> List.of(cause.kind().text(), cause.text()))
                                        .toList()));
    }

    /** One table per metric: narrow enough for a phone. */
    private static List<Block> bisection(String id, CheckResult result) {
        List<Block> blocks = new ArrayList<>();
        BisectionRow.of(result).stream()
                .collect(Collectors.groupingBy(BisectionRow::metric, LinkedHashMap::new, Collectors.toList()))
                .forEach((metric, rows) -> blocks.add(new Block.Table(
                        id + "-bisection-" + metric.replace('.', '-'),
                        "How much of the difference of " + metric
                                + " each explains, measured by a training in which only it changes.",
                        new DataTable(
                                BisectionRow.HEADER_OF_ONE,
                                rows.stream().map(BisectionRow::cellsOfOne).toList()))));
        Bisection bisection = result.bisection();
        if (bisection != null && bisection.note() != null) {
            blocks.add(new Block.Note(bisection.note()));
        }
        return blocks;
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
