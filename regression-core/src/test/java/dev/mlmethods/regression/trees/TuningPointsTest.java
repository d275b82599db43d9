package dev.mlmethods.regression.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TuningPointsTest {
    private static final List<TreeSettings> POINTS = TuningPoints.all();

    @Test
    void theFirstHasTheDefaultSettingsWithMoreTrees() {
        assertThat(POINTS.get(0)).isEqualTo(TreeSettings.DEFAULTS.withNumIterations(2000));
        assertThat(POINTS).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void theOthersAreInTheirRanges() {
        assertThat(POINTS.subList(1, 20)).allSatisfy(point -> {
            assertThat(point.learningRate()).isBetween(0.01, 0.2);
            assertThat(point.numLeaves()).isBetween(7, 127);
            assertThat(point.minDataInLeaf()).isBetween(5, 100);
            assertThat(point.lambdaL2()).isBetween(0.0, 10.0);
            assertThat(point.featureFraction()).isBetween(0.5, 1.0);
            assertThat(point.baggingFraction()).isBetween(0.5, 1.0);
            assertThat(point.numIterations()).isEqualTo(2000);
        });
        assertThat(POINTS)
                .extracting(TreeSettings::lambdaL2)
                .filteredOn(l2 -> l2 == 0)
                .hasSizeBetween(2, 10);
    }

    @Test
    void theyAreThoseOfEarlierReleases() {
        assertThat(POINTS.get(1)).isEqualTo(new TreeSettings(0.1406, 99, 16, 0.148, 0.8, 0.628, 2000));
        assertThat(POINTS.get(19)).isEqualTo(new TreeSettings(0.0403, 11, 8, 0, 0.664, 0.553, 2000));
    }
}
