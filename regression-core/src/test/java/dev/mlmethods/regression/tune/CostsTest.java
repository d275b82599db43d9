package dev.mlmethods.regression.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.sweep.TableShape;
import dev.mlmethods.regression.sweep.TrainingCost;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostsTest {
    private static final TableShape TABLE = new TableShape(10_000, 8, 8);
    private static final TuningBudget SECONDS = TuningBudget.parse("60s");

    private final Specification recipe =
            SpecificationFields.with(Specification.of(DataSpec.builtIn("diabetes")), Map.of("validationSize", 0.2));
    private final Candidate candidate = Candidate.of(recipe);

    @Test
    void aTrialTrainsWithoutTheValidationRowsOfTheRecipe() {
        assertThat(Costs.of(SECONDS, TABLE, 0, recipe).trainingRows()).isEqualTo(8_000);
    }

    @Test
    void aFoldTrainsWithoutItsOwnRows() {
        Costs costs = Costs.of(SECONDS, TABLE, 4, recipe);
        assertThat(costs.trainingRows()).isEqualTo(7_500);
        assertThat(costs.ofTrial(candidate)).isEqualTo(4 * TrainingCost.seconds(recipe, 7_500, TABLE));
    }

    @Test
    void theModelTrainsOnAllRows() {
        assertThat(Costs.of(SECONDS, TABLE, 4, recipe).onAllRows(candidate))
                .isEqualTo(TrainingCost.seconds(recipe, 10_000, TABLE));
    }

    @Test
    void aNumberOfTrainingsCountsEachFold() {
        Costs costs = Costs.of(TuningBudget.parse("40"), TABLE, 5, recipe);
        assertThat(costs.ofTrial(candidate)).isEqualTo(5);
        assertThat(costs.onAllRows(candidate)).isEqualTo(1);
    }
}
