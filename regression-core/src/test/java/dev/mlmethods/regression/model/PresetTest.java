package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetTest {
    private static final DataSpec TABLE = DataSpec.csv("cars.csv", "mpg");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Defaults ofTableWith(int lines) throws IOException {
        Files.writeString(folder.resolve("cars.csv"), "weight,mpg\n" + "1,2\n".repeat(lines));
        return Preset.AUTO.ofTraining(TABLE, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"california-housing", "diabetes"})
    void leavesTheDatasetsOfTheNotebookAlone(String dataset) {
        DataSpec data = DataSpec.builtIn(dataset);
        Defaults defaults = Preset.AUTO.ofTraining(data, folder);
        assertThat(defaults).isEqualTo(Preset.AUTO.ofSearch(data)).isEqualTo(Defaults.NOTEBOOK);
        assertThat(defaults.specification(data, Map.of())).isEqualTo(Specification.of(data));
        assertThat(defaults.note(Map.of())).isEmpty();
    }

    @Test
    void takesWhatSuitsTablesForOthers() throws IOException {
        assertThat(ofTableWith(999).specification(TABLE, Map.of()))
                .isEqualTo(Preset.AUTO.ofSearch(TABLE).specification(TABLE, Map.of()))
                .isEqualTo(SpecificationFields.with(
                        Specification.of(TABLE),
                        Map.of("batchSize", "32", "weightDecay", "0.01", "targetScaling", "standard")));
    }

    @Test
    void takesWhatSuitsLongTablesForOneTraining() throws IOException {
        assertThat(ofTableWith(1_000).specification(TABLE, Map.of()))
                .isEqualTo(SpecificationFields.with(
                        Specification.of(TABLE),
                        Map.of(
                                "hiddenLayers", "128,64",
                                "batchSize", "32",
                                "weightDecay", "0.001",
                                "learningRateSchedule", "cosine",
                                "validationSize", "0.1",
                                "patience", "20",
                                "targetScaling", "standard")));
        assertThat(Preset.AUTO.ofSearch(TABLE)).isEqualTo(Defaults.TABLE);
        assertThat(Preset.NOTEBOOK.ofTraining(TABLE, folder)).isEqualTo(Defaults.NOTEBOOK);
    }

    /** A path rather than a built-in dataset; the reader will report that there is no such file. */
    @Test
    void takesThemForAFileThatIsNamedLikeADatasetOfTheNotebook() {
        assertThat(Preset.AUTO.ofTraining(DataSpec.csv("./diabetes", "y"), folder))
                .isEqualTo(Defaults.TABLE);
    }

    /** The user asked neither for the patience that would be left without validation rows, nor for validation rows that would not be used. */
    @Test
    void neverStopsEarlyWithoutValidationRows() {
        for (Map<String, String> given : List.of(
                Map.of("validationSize", "0"),
                Map.of("patience", "0"),
                Map.of("splitBy", "group", "groupColumn", "maker"))) {
            Specification specification = Defaults.LONG_TABLE.specification(TABLE, given);
            assertThat(specification.training().earlyStopping().stopsEarly()).isFalse();
            assertThat(specification.split().validationSize()).isZero();
            assertThat(specification.network().hiddenLayers()).containsExactly(128, 64);
        }
        Specification specification = Defaults.LONG_TABLE.specification(TABLE, Map.of("validationSize", "0.3"));
        assertThat(specification.training().earlyStopping().patience()).isEqualTo(20);
        assertThat(specification.split().validationSize()).isEqualTo(0.3);
    }

    @Test
    void saysWhatNobodyElseGives() {
        assertThat(Defaults.TABLE.note(Map.of("epochs", 5)))
                .hasValue("batchSize=32, weightDecay=0.01, targetScaling=standard: the defaults for tables;"
                        + " -Dregression.preset=notebook gives those of the notebook (full; 0; none)");
        assertThat(Defaults.TABLE.note(Map.of("batchSize", 8, "weightDecay", "")))
                .hasValue(
                        "targetScaling=standard: the default for tables; -Dregression.preset=notebook gives that of the"
                                + " notebook (none)");
        assertThat(Defaults.TABLE.note(Map.of("batchSize", 8, "weightDecay", 0, "targetScaling", "none")))
                .isEmpty();
        assertThat(Defaults.LONG_TABLE.note(Map.of("patience", "0")))
                .hasValue("hiddenLayers=128,64, batchSize=32, weightDecay=0.001, learningRateSchedule=cosine,"
                        + " targetScaling=standard: the defaults for tables of 1,000 lines or more;"
                        + " -Dregression.preset=notebook gives those of the notebook (64,32; full; 0; constant; none)");
    }

    @ParameterizedTest
    @EnumSource
    void isReadByItsName(Preset preset) {
        assertThat(Preset.parse(preset.parameterName())).isEqualTo(preset);
        assertThat(Preset.FIELD.words()).contains(preset.parameterName());
    }

    @Test
    void refusesOtherNames() {
        assertThatThrownBy(() -> Preset.parse("fast"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("preset is 'fast'; it must be one of auto, notebook.");
    }
}
