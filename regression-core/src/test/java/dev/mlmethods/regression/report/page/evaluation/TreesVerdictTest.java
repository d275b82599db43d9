package dev.mlmethods.regression.report.page.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.diagnostics.Estimate;
import dev.mlmethods.regression.diagnostics.Interval;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import dev.mlmethods.regression.report.page.SampleEvaluations;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.EvaluationReport.ModelMetrics;
import dev.mlmethods.regression.report.result.EvaluationReport.ReferenceTrees;
import dev.mlmethods.regression.report.result.EvaluationReportBuilder;
import dev.mlmethods.regression.trees.TreeSettings;
import dev.mlmethods.regression.trees.TreeTuning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TreesVerdictTest {
    private static final EvaluationReport SAMPLE = SampleEvaluations.withRows(30);
    private static final Map<String, Estimate> TRAIN = Map.of("rmse", new Estimate(0.25, null));

    private static EvaluationReport report(@Nullable Double network, ReferenceTrees trees) {
        return EvaluationReportBuilder.like(SAMPLE)
                .network(metrics(network))
                .leastSquares(metrics(9.0))
                .trainingMean(metrics(9.0))
                .referenceTrees(trees)
                .build();
    }

    private static ModelMetrics metrics(@Nullable Double rmse) {
        return new ModelMetrics(TRAIN, null, rmse == null ? Map.of() : Map.of("rmse", new Estimate(rmse, null)));
    }

    private static ReferenceTrees trees(@Nullable Double rmse, @Nullable Estimate advantage) {
        return ReferenceTrees.of("LightGBM, default settings", metrics(rmse), advantage);
    }

    private static Verdict verdict(@Nullable Double network, ReferenceTrees trees) {
        return TreesVerdict.of(report(network, trees)).orElseThrow();
    }

    @Test
    void saysWhichWinsAndWhetherByMoreThanLuck() {
        assertThat(verdict(0.5, trees(0.625, new Estimate(0.125, new Interval(0.0625, 0.25)))))
                .isEqualTo(new Verdict(
                        Tone.GOOD,
                        "The network is better than LightGBM with default settings: RMSE 0.5000 against 0.6250 on the test"
                                + " rows. The difference of 0.125 (95% interval 0.0625 to 0.250) is more than luck."));
        assertThat(verdict(0.625, trees(0.5, new Estimate(-0.125, new Interval(-0.25, -0.0625)))))
                .isEqualTo(new Verdict(
                        Tone.BAD,
                        "LightGBM with default settings is better than this network: RMSE 0.5000 against 0.6250 on the test"
                                + " rows. The difference of 0.125 (95% interval 0.0625 to 0.250) is more than luck."));
        assertThat(verdict(0.625, trees(0.5, new Estimate(-0.125, new Interval(-0.25, 0.0625)))))
                .isEqualTo(new Verdict(
                        Tone.NEUTRAL,
                        "The network and LightGBM with default settings are too close to tell apart: RMSE 0.6250 against"
                                + " 0.5000, and the difference of 0.125 (95% interval -0.0625 to 0.250) may be luck."));
        assertThat(verdict(0.5, trees(0.625, new Estimate(0.125, null))).text())
                .isEqualTo(
                        "The network is better on the test rows: for the network RMSE 0.5000 against 0.6250. There are"
                                + " too few to tell how much of that is luck.");
    }

    private static ReferenceTrees tuned(@Nullable Integer folds) {
        return ReferenceTrees.tuned(
                new TreeTuning(20, folds, new TreeSettings(0.05, 63, 7, 0.25, 0.75, 0.5, 1321)),
                metrics(0.5),
                new Estimate(-0.125, new Interval(-0.25, -0.0625)));
    }

    @Test
    void saysHowTheyWereTuned() {
        assertThat(verdict(0.625, tuned(null)).text())
                .isEqualTo("LightGBM tuned by 20 points on validation rows is better than this network: RMSE 0.5000"
                        + " against 0.6250 on the test rows. The difference of 0.125 (95% interval 0.0625 to 0.250) is more"
                        + " than luck.");
        assertThat(verdict(0.625, tuned(5)).text())
                .startsWith("LightGBM tuned by 20 points in 5 folds is better than this network: RMSE 0.5000");
    }

    @Test
    void thePageShowsTheSettingsThatWereChosen() {
        List<Block> blocks =
                EvaluationPage.of(report(0.625, tuned(5))).sections().get(0).blocks();
        assertThat(((Block.Table) blocks.get(0)).table().rows())
                .extracting(row -> row.get(1))
                .containsSubsequence("network", "LightGBM, tuned", "least squares");
        assertThat(blocks.get(2))
                .isEqualTo(new Block.Note(
                        "LightGBM fits gradient-boosted trees. They are fitted on the same training rows as"
                                + " least squares, and on the features before they are scaled."));
        Block.Table settings = (Block.Table) blocks.get(3);
        assertThat(settings.caption())
                .isEqualTo(
                        "LightGBM's settings, the best of 20 points in 5 folds of the training rows. The points are its"
                                + " default settings and others drawn at random, each with as many trees as were best for it.");
        assertThat(settings.table().header())
                .containsExactly(
                        "learning_rate",
                        "num_leaves",
                        "min_data_in_leaf",
                        "lambda_l2",
                        "feature_fraction",
                        "bagging_fraction",
                        "bagging_freq",
                        "num_iterations");
        assertThat(settings.table().rows())
                .containsExactly(List.of("0.05", "63", "7", "0.25", "0.75", "0.5", "1", "1321"));
    }

    @Test
    void aModelWithoutARmseIsNamed() {
        assertThat(verdict(null, trees(0.5, null)).text())
                .isEqualTo(
                        "LightGBM with default settings has an RMSE of 0.5000 on the test rows, and the network has none.");
        assertThat(verdict(0.5, trees(null, null)).text())
                .isEqualTo("LightGBM with default settings has no finite RMSE on the test rows.");
    }

    @Test
    void saysWhyThereAreNone() {
        assertThat(verdict(0.5, ReferenceTrees.missing("There are no trees.")))
                .isEqualTo(new Verdict(Tone.NEUTRAL, "There are no trees."));
        assertThat(TreesVerdict.of(SAMPLE)).isEmpty();
    }

    @Test
    void thePageShowsThemBesideTheNetwork() {
        Page page = EvaluationPage.of(report(0.5, trees(0.625, new Estimate(0.125, null))));
        assertThat(page.verdicts()).contains(verdict(0.5, trees(0.625, new Estimate(0.125, null))));
        List<Block> blocks = page.sections().get(0).blocks();
        assertThat(((Block.Table) blocks.get(0)).table().rows())
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly(
                        "test network",
                        "test LightGBM, default settings",
                        "test least squares",
                        "test training mean",
                        "train network",
                        "train LightGBM, default settings",
                        "train least squares",
                        "train training mean");
        assertThat(blocks.get(2))
                .isEqualTo(new Block.Note(
                        "LightGBM fits gradient-boosted trees: 100 of them, each with at most 31 leaves, with the learning"
                                + " rate 0.1. They are fitted on the same training rows as least squares, and on the features before they are"
                                + " scaled."));
    }

    @Test
    void thePageSaysWhyThereAreNone() {
        Page page = EvaluationPage.of(report(0.5, ReferenceTrees.missing("There are no trees.")));
        assertThat(page.verdicts()).contains(new Verdict(Tone.NEUTRAL, "There are no trees."));
        assertThat(page.sections().get(0).blocks()).hasSize(2);
    }
}
