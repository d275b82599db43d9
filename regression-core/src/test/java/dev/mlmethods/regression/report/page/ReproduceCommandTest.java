package dev.mlmethods.regression.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.DialectSpec;
import dev.mlmethods.regression.model.Defaults;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.version.Versions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReproduceCommandTest {
    private static final String TRAIN = "mvn dev.mlmethods:regression-maven-plugin:" + Versions.regression() + ":train";

    private static final String NOTEBOOK = " -Dregression.preset=notebook";

    private static String train(DataSpec data, Map<String, Object> values) {
        return ReproduceCommand.train(SpecificationFields.with(Specification.of(data), values));
    }

    @Test
    void namesTheDatasetAndWhatIsNotTheDefault() {
        assertThat(train(DataSpec.builtIn("diabetes"), Map.of())).isEqualTo(TRAIN + " -Dregression.dataset=diabetes");
        assertThat(train(
                        DataSpec.csv("data/houses.csv", "price"),
                        Map.of(
                                "learningRate",
                                1e-5,
                                "hiddenLayers",
                                List.of(),
                                "seed",
                                7L,
                                "features",
                                List.of("rooms", "age"),
                                "epochs",
                                100)))
                .isEqualTo(TRAIN + " -Dregression.dataset=data/houses.csv -Dregression.target=price"
                        + " -Dregression.features=rooms,age -Dregression.hiddenLayers=none"
                        + " -Dregression.learningRate=1e-5 -Dregression.seed=7" + NOTEBOOK);
    }

    @Test
    void hasKindsOfNetworksAsJson() {
        assertThat(train(
                        DataSpec.builtIn("diabetes"),
                        Map.of("members", List.of(Map.of(), Map.of("hiddenLayers", "8,4", "learningRate", "0.01")))))
                .isEqualTo(TRAIN + " -Dregression.dataset=diabetes"
                        + " -Dregression.members='[{},{\"hiddenLayers\":[8,4],\"learningRate\":0.01}]'");
    }

    @Test
    void namesTheBinsOfAStratifiedSplit() {
        assertThat(train(DataSpec.builtIn("diabetes"), Map.of("stratify", 10)))
                .isEqualTo(TRAIN + " -Dregression.dataset=diabetes -Dregression.stratify=10");
        assertThat(train(DataSpec.builtIn("diabetes"), Map.of("stratify", 0)))
                .isEqualTo(TRAIN + " -Dregression.dataset=diabetes");
    }

    /** It has the same defaults for a table of any length, whatever the preset in {@code regression.yaml}. */
    @Test
    void namesThePresetOfTheNotebookForTables() {
        DataSpec houses = DataSpec.csv("houses.csv", "price");
        assertThat(ReproduceCommand.train(Defaults.TABLE.specification(houses, Map.of())))
                .isEqualTo(TRAIN + " -Dregression.dataset=houses.csv -Dregression.target=price"
                        + " -Dregression.batchSize=32 -Dregression.weightDecay=0.01 -Dregression.targetScaling=standard"
                        + NOTEBOOK);
        assertThat(ReproduceCommand.train(Specification.of(DataSpec.builtIn("diabetes"))))
                .isEqualTo(TRAIN + " -Dregression.dataset=diabetes");
    }

    @Test
    void namesWhatWasSearchedEvenWhereItIsTheDefault() {
        assertThat(ReproduceCommand.train(
                        Specification.of(DataSpec.builtIn("diabetes")), List.of("epochs", "hiddenLayers", "exclude")))
                .isEqualTo(TRAIN
                        + " -Dregression.dataset=diabetes -Dregression.hiddenLayers=64,32 -Dregression.epochs=100");
    }

    @Test
    void trainsWithTheReleaseThatDidAndEvaluatesOnTheSameRows() {
        assertThat(ReproduceCommand.trainAndEvaluate(SampleEvaluations.withRows(20))
                        .lines())
                .satisfiesExactly(
                        train -> assertThat(train)
                                .startsWith(
                                        "mvn dev.mlmethods:regression-maven-plugin:0.1.0:train -Dregression.dataset="),
                        evaluate -> assertThat(evaluate)
                                .isEqualTo("mvn dev.mlmethods:regression-maven-plugin:0.1.0:evaluate"));
        assertThat(ReproduceCommand.trainAndEvaluate(SampleEvaluations.ofOtherDataset(20)))
                .contains(":evaluate -Dregression.evaluationDataset=");
    }

    @Test
    void quotesForAPosixShell() {
        assertThat(train(DataSpec.csv("my data/$x.csv", "it's `price`"), Map.of("exclude", List.of("a b", "é"))))
                .isEqualTo(TRAIN + " -Dregression.dataset='my data/$x.csv' -Dregression.target='it'\\''s `price`'"
                        + " -Dregression.exclude='a b,é'" + NOTEBOOK);
    }

    @Test
    void putsNamesWithCommasInQuotes() {
        assertThat(train(DataSpec.csv("a.csv", "y"), Map.of("features", List.of("a, b", "\"c\"", "d", " e"))))
                .contains(" -Dregression.features='\"a, b\",\"\"\"c\"\"\",d,\" e\"' ");
    }

    @Test
    void saysHowAFileIsWritten() {
        assertThat(train(
                        DataSpec.csv("a.csv", "y").withDialect(new DialectSpec(";", "%", ",", "space", "#", "cp1252")),
                        Map.of()))
                .contains(" -Dregression.separator=';' -Dregression.quote=% -Dregression.decimal=,"
                        + " -Dregression.thousands=space -Dregression.comment='#' -Dregression.encoding=cp1252 ");
    }

    @Test
    void isNoCommandWhereTheCommandLineCannotHoldAName() {
        assertThat(train(DataSpec.csv("a.csv", "y"), Map.of("features", List.of("a\nb", "c"))))
                .isEqualTo(
                        "# This cannot be written as a command: features has a name that the command line cannot hold, in"
                                + " [\"a\\nb\",\"c\"]; set it in the POM or in regression.yaml.");
        assertThat(train(DataSpec.csv("a.csv", "y\nrm"), Map.of()))
                .isEqualTo(
                        "# This cannot be written as a command: target has a name that the command line cannot hold, in"
                                + " \"y\\nrm\"; set it in the POM or in regression.yaml.");
    }
}
