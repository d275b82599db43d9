package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSpec;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresetTest {
    private static final DataSpec TABLE = DataSpec.csv("cars.csv", "mpg");

    @ParameterizedTest
    @ValueSource(strings = {"california-housing", "diabetes"})
    void leavesTheDatasetsOfTheNotebookAlone(String dataset) {
        DataSpec data = DataSpec.builtIn(dataset);
        assertThat(Preset.AUTO.defaults(data)).isEqualTo(Specification.of(data));
        assertThat(Preset.AUTO.note(data, Set.of())).isEmpty();
    }

    @Test
    void takesWhatSuitsTablesForOthers() {
        assertThat(Preset.AUTO.defaults(TABLE))
                .isEqualTo(SpecificationFields.with(
                        Specification.of(TABLE),
                        Map.of("batchSize", "32", "weightDecay", "0.01", "targetScaling", "standard")));
    }

    /** A path, and no built-in dataset. */
    @Test
    void takesThemForAFileThatIsNamedLikeADatasetOfTheNotebook() {
        assertThat(Preset.AUTO.values(DataSpec.csv("./diabetes", "y"))).isNotEmpty();
    }

    @Test
    void hasTheNotebooksForAllTables() {
        assertThat(Preset.NOTEBOOK.defaults(TABLE)).isEqualTo(Specification.of(TABLE));
        assertThat(Preset.NOTEBOOK.note(TABLE, Set.of())).isEmpty();
    }

    @Test
    void saysWhatNobodyElseGives() {
        assertThat(Preset.AUTO.note(TABLE, Set.of("epochs")))
                .hasValue("batchSize=32, weightDecay=0.01, targetScaling=standard: the defaults for tables;"
                        + " -Dregression.preset=notebook gives those of the notebook (full, 0, none)");
        assertThat(Preset.AUTO.note(TABLE, Set.of("batchSize", "weightDecay")))
                .hasValue(
                        "targetScaling=standard: the default for tables; -Dregression.preset=notebook gives that of the"
                                + " notebook (none)");
        assertThat(Preset.AUTO.note(TABLE, Set.of("batchSize", "weightDecay", "targetScaling")))
                .isEmpty();
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
