package dev.mlmethods.regression.report.page.tuning;

import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.ConfigurationLines;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.FindingVerdicts;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Card;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.report.result.TuningReport;
import dev.mlmethods.regression.sweep.TrialStatus;
import dev.mlmethods.regression.tune.TuningResult;
import dev.mlmethods.regression.tune.TuningStage;
import dev.mlmethods.regression.tune.TuningTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The page of a tuning. */
public final class TuningPage {
    /** What to say if the networks have neighbors. */
    public static final String STORES_ROWS =
            "The model contains its training rows, because its networks read the targets of rows nearby"
                    + " (neighbourFeatures=true). If nobody may see these, tune again with"
                    + " -Dregression.neighbourFeatures=false.";

    private static final int DIGITS = 4;

    private final TuningReport report;
    private final TuningResult result;
    private final TuningCharts charts;

    private TuningPage(TuningReport report) {
        this.report = report;
        this.result = report.result();
        this.charts = new TuningCharts(result);
    }

    /**
     * {@return the page that shows the contents of {@code tuning.json}}
     *
     * @param report those contents
     */
    public static Page of(TuningReport report) {
        TuningPage page = new TuningPage(report);
        return new Page(page.title(), page.lead(), page.verdicts(), page.cards(), page.sections());
    }

    private Specification specification() {
        return result.chosen();
    }

    private String title() {
        return "Tuning on " + specification().data().dataset();
    }

    private String lead() {
        return NumberText.count(result.trials().size()) + " trials were compared by "
                + charts.objective()
                + (result.folds() > 0
                        ? " in a cross-validation with " + result.folds() + " folds"
                        : " on the validation rows")
                + ", with a budget of " + budget(result.spec().budget().amount())
                + ". The test rows played no part in it.";
    }

    private String budget(double amount) {
        return result.spec().budget().text(amount);
    }

    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>(FindingVerdicts.misleading(result.findings()));
        verdicts.add(new Verdict(Tone.GOOD, best()));
        verdicts.add(new Verdict(Tone.GOOD, model()));
        if (specification().readsNeighbours()) {
            verdicts.add(new Verdict(Tone.NEUTRAL, STORES_ROWS));
        }
        long failed = result.trials().stream()
                .filter(trial -> trial.status() != TrialStatus.COMPLETED)
                .count();
        if (failed > 0) {
            verdicts.add(new Verdict(
                    Tone.NEUTRAL,
                    failed + " of " + NumberText.count(result.trials().size())
                            + " trials gave no network; the table of all trials says why."));
        }
        verdicts.addAll(FindingVerdicts.notes(result.findings()));
        return verdicts;
    }

    private String best() {
        TuningTrial trial = result.bestTrial();
        if (trial.parameters().isEmpty()) {
            return "Nothing that was tried is better than what the tuning began with: " + charts.objective() + " "
                    + NumberText.significant(charts.value(trial), DIGITS) + ".";
        }
        TuningTrial recipe = result.trials().get(0);
        return "The best is trial " + trial.number() + ", " + ParameterText.describe(trial.parameters()) + ": "
                + charts.objective() + " " + NumberText.significant(charts.value(trial), DIGITS) + ", against "
                + NumberText.significant(charts.value(recipe), DIGITS) + " at the beginning."
                + (trial.stage() == TuningStage.ABLATION
                        ? " A part that had been chosen before turned out to be better left out."
                        : "");
    }

    private String model() {
        int networks = report.model().networks();
        String rows = Texts.count(report.model().rows(), "row");
        if (networks == 1) {
            return "The model is that network, trained again on all " + rows + " that are not held out.";
        }
        String kinds = result.kinds().size() == 1
                ? ""
                : " of " + result.kinds().size() + " kinds (trials "
                        + ParameterText.list(
                                result.kinds().stream().map(String::valueOf).toList())
                        + ")";
        return "The model is the mean of " + networks + " networks" + kinds + ", trained on all " + rows
                + " that are not held out." + mean();
    }

    /** What the mean of several kinds is worth. */
    private String mean() {
        List<Double> values = result.kindValues();
        return values.size() < 2
                ? ""
                : " On the validation rows, the mean of one network of each kind has " + charts.objective() + " "
                        + NumberText.significant(values.get(values.size() - 1), DIGITS) + ", and the best by itself "
                        + NumberText.significant(values.get(0), DIGITS)
                        + ": networks that read different things err differently.";
    }

    private List<Card> cards() {
        List<Card> cards = new ArrayList<>();
        cards.add(new Card(
                "Best " + charts.objective(),
                NumberText.significant(charts.value(result.bestTrial()), DIGITS),
                "One network, trial " + result.best()));
        cards.add(new Card(
                "At the beginning",
                NumberText.significant(charts.value(result.trials().get(0)), DIGITS),
                "Trial 1"));
        cards.add(new Card(
                "Networks of the model", NumberText.count(report.model().networks()), ""));
        cards.add(new Card("Trials", NumberText.count(result.trials().size()), ""));
        cards.add(new Card(
                "Reckoned cost",
                budget(result.spent()),
                "Of " + budget(result.spec().budget().amount())));
        return cards;
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "configuration",
                "Keep it",
                "With these lines in regression.yaml, train gives the same model.",
                List.of(new Block.Command(
                        "configuration-lines",
                        "Lines for regression.yaml",
                        String.join("\n", ConfigurationLines.block(report.configuration()))))));
        sections.add(new Section(
                "helped",
                "What helped, and how much",
                "Each part of the best network, and how good that is without it.",
                List.of(charts.ablation())));
        sections.add(new Section(
                "presentation",
                "What the network reads and learns",
                "Each change by itself, compared with what the tuning began with.",
                List.of(charts.changes())));
        sections.add(new Section("course", "How the search went", "", List.of(charts.sequence())));
        sections.add(new Section(
                "trials",
                "All trials",
                "Trial 1 is what the tuning began with; the others differ from it as listed.",
                List.of(new Block.Table("all-trials", "Trials in the order of the search", trials()))));
        sections.add(new Section("again", "Do it again", "", List.of(new Block.Facts(provenance()))));
        return sections;
    }

    private DataTable trials() {
        return new DataTable(
                List.of("trial", "stage", "parameters", charts.objective(), "reckoned cost", "status"),
                result.trials().stream()
                        .map(trial -> List.of(
                                Integer.toString(trial.number()),
                                trial.stage().jsonName(),
                                trial.number() == 1 ? "the beginning" : ParameterText.describe(trial.parameters()),
                                Double.isNaN(charts.value(trial))
                                        ? ""
                                        : NumberText.significant(charts.value(trial), DIGITS),
                                budget(trial.cost()),
                                trial.status().jsonName() + (trial.reason() == null ? "" : ": " + trial.reason())))
                        .toList());
    }

    private List<Block.Fact> provenance() {
        List<Block.Fact> facts = new ArrayList<>(List.of(
                new Block.Fact("dataset", specification().data().dataset()),
                new Block.Fact("dataSha256", result.dataSha256()),
                new Block.Fact("engine", result.engine()),
                new Block.Fact("budget", result.spec().budget().toString()),
                new Block.Fact("searchSeed", Long.toString(result.spec().searchSeed())),
                new Block.Fact("objective", charts.objective()),
                new Block.Fact("folds", Integer.toString(result.folds())),
                new Block.Fact(
                        "set by the user",
                        result.spec().given().isEmpty()
                                ? "nothing"
                                : result.spec().given().stream().collect(Collectors.joining(", "))),
                new Block.Fact("modelSha256", report.model().modelSha256()),
                new Block.Fact("parametersSha256", report.model().parametersSha256())));
        FinalModel finalModel = report.model().finalModel();
        if (finalModel != null) {
            facts.add(new Block.Fact(
                    FinalModel.FILE, "the same, trained on all " + Texts.count(finalModel.rows(), "row")));
            facts.add(new Block.Fact("SHA-256 of it", finalModel.modelSha256()));
        }
        return facts;
    }
}
