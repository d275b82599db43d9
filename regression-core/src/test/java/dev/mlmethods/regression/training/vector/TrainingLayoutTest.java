package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.predictor.network.DenseLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingLayoutTest {
    /** The part doesn't begin at the start of the memory. */
    private static final int PART = 44;

    private static TrainingLayout layout(int features, String hiddenLayers, int outputs) {
        List<Integer> widths = NetworkSpec.parseHiddenLayers(hiddenLayers);
        return new TrainingLayout(NetworkSpec.defaults().withHiddenLayers(widths), features, outputs);
    }

    /** 1, 2, 3, ... in DL4J's order. */
    private static float[] numbered(TrainingLayout layout) {
        float[] parameters = new float[layout.parameters()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = i + 1f;
        }
        return parameters;
    }

    @ParameterizedTest
    @CsvSource({
        "1, none, 1, 2",
        "40, none, 1, 41",
        "40, none, 33, 1353",
        "1, '1', 1, 4",
        "8, '64,32', 1, 2689",
        "3, '17,33,5', 2, 844",
        "33, '65,1,31', 33, 3394"
    })
    void givesBackWhatWasLoadedAndLeavesTheRest(int features, String hiddenLayers, int outputs, int parameters) {
        TrainingLayout layout = layout(features, hiddenLayers, outputs);
        float[] memory = new float[PART + layout.size() + 50];
        float[] stored = new float[layout.parameters() + 3];
        assertThat(layout.parameters()).isEqualTo(parameters);
        assertThat(layout.size() % Kernels.PANEL).isZero();

        layout.load(numbered(layout), 0, memory, PART);
        layout.store(memory, PART, stored, 3);

        assertThat(stored).startsWith(0, 0, 0, 1);
        assertThat(Arrays.copyOfRange(stored, 3, stored.length)).isEqualTo(numbered(layout));
        int numbers = 0;
        for (int i = 0; i < memory.length; i++) {
            boolean inside = i >= PART && i < PART + layout.size();
            numbers += inside && memory[i] != 0 ? 1 : 0;
            assertThat(inside || memory[i] == 0).as("number %d", i).isTrue();
        }
        assertThat(numbers).isEqualTo(layout.parameters());
    }

    @ParameterizedTest
    @CsvSource({"1, none, 1", "70, none, 33", "3, '17,33,5', 2", "8, '64,32', 1", "33, '65,100,31', 33"})
    void theBlocksCoverTheLayoutWithoutGaps(int features, String hiddenLayers, int outputs) {
        TrainingLayout layout = layout(features, hiddenLayers, outputs);
        int end = 0;
        for (TrainingLayout.Block block : layout.blocks()) {
            assertThat(block.from()).isEqualTo(end);
            assertThat(block.length() % Kernels.PANEL).isZero();
            assertThat(block.length()).isBetween(Kernels.PANEL, Kernels.PANEL * Kernels.PANEL);
            end += block.length();
        }
        assertThat(end).isEqualTo(layout.size());
    }

    /** In DL4J, a unit's weights are consecutive; here, the weights of an input's units are. */
    @ParameterizedTest
    @CsvSource({"3, '17,33,5', 2", "8, '64,32', 1", "2, '65,70', 33"})
    void transposesTheWeightsOfAllLayersButTheFirst(int features, String hiddenLayers, int outputs) {
        TrainingLayout layout = layout(features, hiddenLayers, outputs);
        float[] memory = new float[layout.size() + layout.transposedSize()];
        layout.load(numbered(layout), 0, memory, 0);
        for (TrainingLayout.Block block : layout.blocks()) {
            TrainingLayout.transpose(block, memory, 0, layout.size());
        }

        int weight = 1;
        int transposedWeights = 0;
        for (int l = 0; l < layout.layers().size(); l++) {
            DenseLayout.Layer layer = layout.layers().get(l);
            boolean transposed = l > 0 && !layer.single();
            for (int n = 0; n < layer.units(); n++) {
                for (int k = 0; k < layer.inputs(); k++) {
                    if (transposed) {
                        int panel = k / Kernels.PANEL;
                        int at = layout.transposed(l)
                                + (panel * layer.unitRows() + n) * Kernels.PANEL
                                + k % Kernels.PANEL;
                        assertThat(memory[layout.size() + at]).isEqualTo(weight);
                        transposedWeights++;
                    }
                    weight++;
                }
            }
            weight += layer.units();
        }
        int numbers = 0;
        for (int i = layout.size(); i < memory.length; i++) {
            numbers += memory[i] == 0 ? 0 : 1;
        }
        assertThat(numbers).isEqualTo(transposedWeights).isPositive();
    }
}
