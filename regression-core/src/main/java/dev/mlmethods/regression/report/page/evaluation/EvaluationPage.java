package dev.mlmethods.regression.report.page.evaluation;

import dev.mlmethods.regression.data.QueryOrigin;
import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.IntervalCoverage;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.model.ImportedFiles;
import dev.mlmethods.regression.model.Platform;
import dev.mlmethods.regression.model.PlatformPart;
import dev.mlmethods.regression.model.Provenance;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.DataTable;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Card;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.ParameterText;
import dev.mlmethods.regression.report.page.ReproduceCommand;
import dev.mlmethods.regression.report.page.Texts;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.FinalModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of a training and its evaluation. */
public final class EvaluationPage {
    private EvaluationPage() {}

    /**
     * {@return the page of the contents of {@code evaluation.json}, without a link to a description of the table}
     *
     * @param report those contents
     */
    public static Page of(EvaluationReport report) {
        return of(report, Optional.empty());
    }

    /**
     * {@return the page of the contents of {@code evaluation.json}}
     *
     * @param report those contents
     * @param description the link to the page that describes the table; empty if there is none
     */
    public static Page of(EvaluationReport report, Optional<Block.Link> description) {
        EvaluationCharts charts = new EvaluationCharts(report);
        FeatureCharts features = new FeatureCharts(report);
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("metrics-section", "Metrics", "", MetricTables.of(report)));
        sections.add(new Section("training", "Training", "", List.of(training(report))));
        String weights = intro(report);
        List<Block> predictions = new ArrayList<>(charts.predictions());
        predictions.addAll(charts.bySpread());
        sections.add(new Section("predictions", "Predictions", weights, predictions));
        intervals(report.intervals())
                .ifPresent(facts ->
                        sections.add(new Section("intervals", "Prediction intervals", weights, List.of(facts))));
        List<Block> bias = new ArrayList<>(charts.byPrediction());
        bias.addAll(features.byFeature());
        sections.add(new Section("bias", "Where it is biased", weights, bias));
        sections.add(new Section("worst", "Worst rows", weights, features.worstRows()));
        sections.add(new Section("influence", "What the predictions depend on", "", features.influence()));
        sections.add(new Section("provenance", "Where it comes from", "", provenance(report, description)));
        return new Page(
                report.target() + " from " + report.dataset(),
                lead(report),
                new EvaluationVerdicts(report).verdicts(),
                cards(report),
                sections);
    }

    private static Optional<Block> intervals(@Nullable IntervalCoverage intervals) {
        return Optional.ofNullable(intervals)
                .map(known -> new Block.Facts(List.of(
                        new Block.Fact(
                                "interval",
                                "the prediction ± " + Texts.number(known.halfWidth())
                                        + " (lower and upper in predictions.csv)"),
                        new Block.Fact("is to contain", known.level() + " of rows that are like the validation rows"),
                        new Block.Fact("measured on", Texts.count(known.validationRows(), "validation row")),
                        new Block.Fact(
                                "contains",
                                NumberText.count(known.within()) + " of " + Texts.count(known.rows(), "test row") + ", "
                                        + Texts.percent(known.coverage())),
                        new Block.Fact(
                                "in 95% of such tests",
                                Texts.percent(known.expected().low()) + " to "
                                        + Texts.percent(known.expected().high())))));
    }

    private static Block training(EvaluationReport report) {
        ImportedFiles imported = report.provenance().imported();
        return imported == null
                ? LossFigure.of(
                        report.losses(), report.specification().members().size())
                : new Block.Note("The network was " + imported.text() + "; how it was trained is not known.");
    }

    private static String lead(EvaluationReport report) {
        int members = report.specification().members().size();
        return (members == 1
                        ? "A network predicts "
                        : "The mean of " + members + " networks" + kinds(report) + " predicts ")
                + report.target() + " from "
                + (report.columns() == null ? "" : Texts.count(report.columns().size(), "column") + " that became ")
                + Texts.count(report.features().size(), "feature")
                + "; tested on " + Texts.count(report.rows().test(), "row")
                + (report.heldOut()
                        ? report.provenance().imported() == null
                                ? " that its training held out."
                                : " that were held out from the reference models, and from its training if that divided them likewise."
                        : ", all those of " + report.dataset() + ".")
                + weighted(report.specification().data().sampleWeight())
                + ofFinalModel(report)
                + (report.specification().readsNeighbours()
                        ? " The model contains training rows: their coordinates, their target, and their features."
                        : "");
    }

    /** In what networks of several kinds differ; empty if they differ only in their seed. */
    private static String kinds(EvaluationReport report) {
        List<Map<String, Object>> kinds = report.specification().kinds();
        return kinds == null
                ? ""
                : " of " + kinds.size() + " kinds (they differ in "
                        + kinds.stream()
                                .flatMap(kind -> kind.keySet().stream())
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    /** How to read what doesn't go by the weights; empty if all rows count the same. */
    private static String intro(EvaluationReport report) {
        return report.specification().data().sampleWeight() == null
                ? ""
                : "Each test row counts once here, whatever its weight.";
    }

    private static String weighted(@Nullable String sampleWeight) {
        return sampleWeight == null
                ? ""
                : " The metrics are weighted by " + sampleWeight + ", and so are least squares and the mean.";
    }

    private static String ofFinalModel(EvaluationReport report) {
        FinalModel model = report.finalModel();
        if (model == null) {
            return "";
        }
        String rows = Texts.count(model.rows(), "row") + " of "
                + report.specification().data().dataset();
        return report.isOfFinalModel()
                ? " It is a final model, trained on all " + rows + "."
                : " There is a final model, " + FinalModel.FILE + ", trained on all " + rows
                        + "; nothing on this page is measured on it.";
    }

    private static List<Card> cards(EvaluationReport report) {
        List<Card> cards = new ArrayList<>();
        for (Metric metric : List.of(Metric.R2, Metric.RMSE, Metric.MAE)) {
            Map<String, Estimate> network = report.network().test();
            Estimate estimate = network.get(metric.jsonName());
            Estimate leastSquares = report.leastSquares().test().get(metric.jsonName());
            cards.add(new Card(
                    MetricTables.heading(metric) + " on the test rows",
                    estimate == null ? Texts.NONE : Texts.number(estimate.value()),
                    (estimate == null || estimate.interval() == null
                                    ? "Least squares "
                                    : "95% interval " + Texts.range(estimate.interval()) + "; least squares ")
                            + (leastSquares == null ? Texts.NONE : Texts.number(leastSquares.value()))));
        }
        return cards;
    }

    private static List<Block> provenance(EvaluationReport report, Optional<Block.Link> description) {
        Provenance provenance = report.provenance();
        List<Block.Fact> facts = new ArrayList<>();
        ImportedFiles imported = provenance.imported();
        if (imported != null) {
            facts.add(new Block.Fact("imported from", imported.weights()));
            facts.add(new Block.Fact("SHA-256 of that", imported.weightsSha256()));
        }
        if (imported != null && imported.scaler() != null && imported.scalerSha256() != null) {
            facts.add(new Block.Fact("scaler", imported.scaler()));
            facts.add(new Block.Fact("scaler SHA-256", imported.scalerSha256()));
        }
        facts.add(new Block.Fact(
                imported == null ? "trained on" : "imported with",
                report.specification().data().dataset() + ", " + Texts.count(provenance.rows(), "row")
                        + (report.isOfFinalModel() ? ", all of them" : " before the split")));
        QueryOrigin origin = provenance.origin();
        if (origin != null) {
            origin.texts().forEach((name, text) -> facts.add(new Block.Fact(name, text)));
        }
        facts.add(new Block.Fact("tested on", report.heldOut() ? "the rows held out from them" : report.dataset()));
        if (report.division() != null) {
            facts.add(new Block.Fact("rows", report.division()));
        }
        facts.add(new Block.Fact("data SHA-256", provenance.dataSha256()));
        facts.add(new Block.Fact("parameters SHA-256", report.parametersSha256()));
        facts.add(new Block.Fact("model.zip SHA-256", report.modelSha256()));
        FinalModel finalModel = report.finalModel();
        if (finalModel != null && !report.isOfFinalModel()) {
            facts.add(new Block.Fact(FinalModel.FILE + " SHA-256", finalModel.modelSha256()));
        }
        facts.add(new Block.Fact("commit", provenance.gitCommit() == null ? "none" : provenance.gitCommit()));
        Platform platform = provenance.platform();
        facts.add(new Block.Fact(PlatformPart.ENGINE.text(), platform.engine() + " on " + platform.backend()));
        facts.add(new Block.Fact(
                "versions",
                PlatformPart.REGRESSION.text() + " " + platform.regressionVersion()
                        + (PlatformPart.DL4J.tookPart(platform)
                                ? ", " + PlatformPart.DL4J.text() + " " + platform.dl4jVersion()
                                : "")
                        + (imported == null ? ", trained on " : ", imported on ")
                        + PlatformPart.JAVA.text() + " " + platform.java() + ", " + platform.os()));
        List<Block> blocks = new ArrayList<>();
        description.ifPresent(blocks::add);
        blocks.add(new Block.Facts(facts));
        blocks.add(new Block.Table(
                "specification",
                imported == null
                        ? "The specification of the training, the split and the seeds among it"
                        : "What is known of the network, its data and its split; its training is not",
                specification(report)));
        blocks.add(new Block.Command(
                "reproduce",
                (imported == null ? "Train" : "Import") + " and evaluate it again",
                ReproduceCommand.trainAndEvaluate(report)));
        return blocks;
    }

    private static DataTable specification(EvaluationReport report) {
        return new DataTable(
                List.of("parameter", "value"),
                SpecificationFields.known(report.specification(), report.provenance()).entrySet().stream()
                        .map(field -> List.of(field.getKey(), ParameterText.of(field.getKey(), field.getValue())))
                        .toList());
    }
}
