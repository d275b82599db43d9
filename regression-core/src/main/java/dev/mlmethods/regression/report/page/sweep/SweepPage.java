package dev.mlmethods.regression.report.page.sweep;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.ConfigurationLines;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.FindingVerdicts;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Card;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.sweep.TrialStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The page of a sweep. */
public final class SweepPage {
    private static final int MOST_FAILURES = 20;

    private final SweepTrials sweep;
    private final DrawnTrials drawn;
    private final SweepFindings findings;

    private SweepPage(SweepTrials sweep) {
        this.sweep = sweep;
        this.drawn = DrawnTrials.of(sweep);
        this.findings = SweepFindings.of(sweep);
    }

    /**
     * {@return the page that shows the contents of {@code sweep.json}}
     *
     * @param report those contents
     */
    public static Page of(SweepReport report) {
        SweepPage page = new SweepPage(new SweepTrials(report));
        return new Page(page.title(), page.lead(), page.verdicts(), page.cards(), page.sections());
    }

    private String dataset() {
        return sweep.summary().specification().data().dataset();
    }

    private String title() {
        return "Sweep of " + dataset();
    }

    private String lead() {
        String how = switch (sweep.summary().strategy()) {
            case GRID -> "A grid";
            case RANDOM -> "A random search";
            case SUCCESSIVE_HALVING -> "Successive halving";
        };
        int trials = sweep.report().trials().size();
        return how + " over " + ParameterText.list(sweep.fields()) + " with " + NumberText.count(trials)
                + (trials == 1 ? " trial" : " trials") + ", compared by " + sweep.objective()
                + (sweep.folds() > 0 ? " in " + sweep.folds() + " folds" : "") + ". Chosen on "
                + sweep.summary().chosenOn() + ".";
    }

    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.addAll(FindingVerdicts.misleading(sweep.summary().findings()));
        boolean hasBest = sweep.best().isPresent();
        verdicts.add(new Verdict(hasBest ? Tone.GOOD : Tone.BAD, findings.best()));
        if (hasBest) {
            boolean isClear = findings.margin().worth() == Margin.Worth.CLEAR;
            verdicts.add(new Verdict(
                    isClear ? Tone.GOOD : Tone.NEUTRAL, findings.margin().text()));
        }
        int failed = failed();
        if (failed > 0) {
            verdicts.add(new Verdict(
                    Tone.NEUTRAL,
                    NumberText.count(failed) + " of "
                            + NumberText.count(sweep.report().trials().size()) + " trials gave no model: "
                            + SweepFindings.counts(sweep.summary()) + "."));
        }
        verdicts.addAll(FindingVerdicts.notes(sweep.summary().findings()));
        return verdicts;
    }

    private int failed() {
        return sweep.summary().count(TrialStatus.DIVERGED) + sweep.summary().count(TrialStatus.FAILED);
    }

    private List<Card> cards() {
        List<Card> cards = new ArrayList<>();
        sweep.best().ifPresent(best -> {
            String spread = Optional.ofNullable(sweep.rankedPoints().get(0).standardDeviation())
                    .map(Texts::plusMinus)
                    .orElse("");
            double mean = SweepTrials.mean(sweep.rankedPoints().get(0));
            cards.add(new Card(
                    "Best " + sweep.objective(),
                    NumberText.significant(mean, 4) + spread,
                    "Trial " + best.trial() + "; " + (sweep.isSmallerBetter() ? "smaller" : "larger") + " is better"));
            String test = sweep.objective().replaceFirst("^validation", "test");
            double value = SweepTrials.metric(best, test);
            if (!Double.isNaN(value)) {
                cards.add(new Card(test, NumberText.significant(value, 4), "Of that trial; not used to choose"));
            }
        });
        margin().ifPresent(cards::add);
        cards.add(new Card(
                "Trials", NumberText.count(sweep.report().trials().size()), SweepFindings.counts(sweep.summary())));
        SweepReport.Epochs epochs = sweep.summary().epochs();
        long saved = epochs.withoutSharing() - epochs.trained();
        cards.add(new Card(
                "Epochs trained",
                NumberText.count(epochs.trained()),
                saved == 0 ? "" : NumberText.count(saved) + " saved"));
        return cards;
    }

    private Optional<Card> margin() {
        Margin margin = findings.margin();
        return Double.isNaN(margin.value())
                ? Optional.empty()
                : Optional.of(new Card(
                        "Ahead of the next point",
                        NumberText.significant(margin.value(), 2),
                        switch (margin.worth()) {
                            case CLEAR -> "More than the luck of the seeds";
                            case WITHIN_NOISE -> "May be the luck of the seeds";
                            case UNKNOWN, NONE -> "One seed each";
                        }));
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("objective", "What works", "", objective()));
        TrialCharts charts = new TrialCharts(sweep, drawn);
        sections.add(new Section(
                "fields",
                "What matters",
                "Each share is that of a field by itself, without its interactions with others (epsilon squared).",
                List.of(charts.importance(findings.importances()), charts.parallel())));
        List<Block> course = new ArrayList<>(List.of(new LossCurves(sweep).figure()));
        if (sweep.isDrawn()) {
            course.add(charts.sequence());
        }
        sections.add(new Section("course", "How the trainings went", "", course));
        sections.add(new Section("cost", "What it cost, and where to go next", "", cost()));
        if (!findings.failures().isEmpty()) {
            sections.add(new Section("failures", "What went wrong", "", failures()));
        }
        sections.add(new Section(
                "trials", drawn.areAll() ? "All trials" : "Trials", "", List.of(TrialRows.of(sweep, drawn))));
        sections.add(new Section("again", "Do it again", "", again()));
        return sections;
    }

    private List<Block> objective() {
        List<String> varied = sweep.varied();
        if (varied.isEmpty()) {
            return List.of(new Block.Note("All trials have the same parameters, so there is nothing to compare."));
        }
        List<Figure> maps = new ObjectiveMaps(sweep).figures();
        if (maps.isEmpty()) {
            String field = varied.stream()
                    .filter(name -> !name.equals(SweepTrials.SEED))
                    .findFirst()
                    .orElse(SweepTrials.SEED);
            return List.of(new ObjectiveLine(sweep, drawn, field).figure());
        }
        return maps.size() == 1 ? List.copyOf(maps) : List.of(new Block.Choice("objective-pairs", "Fields", maps));
    }

    /**
     * {@return the figure that says most about a sweep, in a list; empty if there is none}
     *
     * @param report the contents of its {@code sweep.json}
     */
    public static List<Figure> leadingFigures(SweepReport report) {
        return new SweepPage(new SweepTrials(report))
                .objective().stream()
                        .flatMap(block -> block instanceof Block.Choice choice
                                ? choice.figures().stream()
                                : block instanceof Figure figure ? Stream.of(figure) : Stream.empty())
                        .limit(1)
                        .toList();
    }

    private List<Block> cost() {
        return List.of(
                new Block.Note(String.join(" ", findings.spent())),
                new Block.Note(String.join(" ", findings.goingOn())));
    }

    private List<Block> failures() {
        List<TrialFailure> failures = findings.failures();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                "failed-trials",
                "Trials that gave no model",
                new DataTable(
                        List.of("trial", "parameters", "status", "reason"),
                        failures.stream()
                                .limit(MOST_FAILURES)
                                .map(failure -> List.of(
                                        Integer.toString(failure.trial()),
                                        failure.parameters(),
                                        failure.status().jsonName(),
                                        failure.reason()))
                                .toList())));
        if (failures.size() > MOST_FAILURES) {
            blocks.add(new Block.Note("And " + NumberText.count(failures.size() - MOST_FAILURES)
                    + " more; " + (drawn.areAll() ? "the table of all trials has" : "trials.csv has")
                    + " their reasons."));
        }
        return blocks;
    }

    private List<Block> again() {
        List<Block> blocks = new ArrayList<>();
        sweep.best().ifPresent(best -> blocks.addAll(train(best)));
        blocks.add(new Block.Facts(provenance()));
        blocks.add(new Block.Table("fixed", "What was not searched", fixed()));
        return blocks;
    }

    /** The model's own command, and otherwise that of the best trial. */
    private List<Block> train(SweepReport.Trial best) {
        Specification ofModel = sweep.report().ofModel().orElse(null);
        if (ofModel != null && sweep.refits()) {
            return List.of(
                    new Block.Command("best-command", "Train the model", sweep.command(ofModel)),
                    new Block.Command(
                            "configuration-lines",
                            "Lines for regression.yaml, with which train gives the model",
                            ConfigurationLines.text(ofModel)));
        }
        List<Block> blocks = new ArrayList<>(List.of(
                new Block.Command("best-command", "Train trial " + best.trial() + " by itself", sweep.command(best))));
        if (sweep.folds() > 0) {
            blocks.add(new Block.Note(
                    "The sweep trained it once for each of " + sweep.folds() + " folds; this command trains it once."));
        }
        return blocks;
    }

    private List<Block.Fact> provenance() {
        SweepReport.Summary summary = sweep.summary();
        List<Block.Fact> facts = new ArrayList<>(List.of(
                new Block.Fact("dataset", dataset()),
                new Block.Fact("dataSha256", summary.dataSha256()),
                new Block.Fact("engine", summary.engine()),
                new Block.Fact("strategy", summary.strategy().parameterName())));
        addIfKnown(facts, "searchSeed", summary.searchSeed());
        addIfKnown(facts, "minEpochs", summary.minEpochs());
        addIfKnown(facts, "reductionFactor", summary.reductionFactor());
        facts.add(new Block.Fact("objective", summary.objective()));
        facts.add(new Block.Fact("direction", summary.direction().parameterName()));
        addIfKnown(facts, "folds", summary.folds());
        SweepReport.Model model = sweep.report().model();
        if (model != null) {
            facts.add(new Block.Fact("refit", Boolean.toString(model.refit())));
            facts.add(new Block.Fact("epochs of the model", NumberText.count(model.epochs())));
            facts.add(new Block.Fact("modelSha256", model.modelSha256()));
            facts.add(new Block.Fact("parametersSha256", model.parametersSha256()));
            FinalModel finalModel = model.finalModel();
            if (finalModel != null) {
                facts.add(new Block.Fact(
                        FinalModel.FILE,
                        "the same, trained on all " + Texts.count(finalModel.rows(), "row")
                                + "; nothing on this page is measured on it"));
                facts.add(new Block.Fact("SHA-256 of it", finalModel.modelSha256()));
            }
        }
        return facts;
    }

    private static void addIfKnown(List<Block.Fact> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.add(new Block.Fact(name, value.toString()));
        }
    }

    private DataTable fixed() {
        JsonNode specification = Json.toTree(sweep.summary().specification());
        return new DataTable(
                List.of("field", "value"),
                specification.propertyNames().stream()
                        .filter(field -> !sweep.fields().contains(field))
                        .map(field -> List.of(
                                field,
                                ParameterText.of(field, Json.fromTree(specification.required(field), Object.class))))
                        .toList());
    }
}
