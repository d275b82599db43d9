package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.network.NetworkSpec;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadTeamTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void runsEachTaskOnceInEveryRound(int threads) {
        AtomicIntegerArray runs = new AtomicIntegerArray(20);
        try (ThreadTeam<Tile> team = new ThreadTeam<>(tiles(threads))) {
            // Rounds of many and of few tasks in turn, so that some helpers sit out.
            for (int round = 0; round < 2000; round++) {
                team.run(round % 20 + 1, (tile, number) -> runs.incrementAndGet(number));
            }
        }
        for (int number = 0; number < 20; number++) {
            assertThat(runs.get(number)).as("task %d", number).isEqualTo(2000 / 20 * (20 - number));
        }
    }

    @Test
    void givesEachThreadATileOfItsOwn() {
        Tile[] tiles = tiles(3);
        Set<Tile> inUse = ConcurrentHashMap.newKeySet();
        Set<String> clashes = ConcurrentHashMap.newKeySet();
        try (ThreadTeam<Tile> team = new ThreadTeam<>(tiles)) {
            for (int round = 0; round < 500; round++) {
                team.run(9, (tile, number) -> {
                    if (!inUse.add(tile)) {
                        clashes.add(Thread.currentThread().getName());
                    }
                    Thread.onSpinWait();
                    inUse.remove(tile);
                });
            }
        }
        assertThat(clashes).isEmpty();
        assertThat(Arrays.asList(tiles)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void throwsWhatATaskThrows(int threads) {
        try (ThreadTeam<Tile> team = new ThreadTeam<>(tiles(threads))) {
            assertThatThrownBy(() -> team.run(50, (tile, number) -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("broken");
        }
    }

    private static Tile[] tiles(int threads) {
        NetworkSpec spec = NetworkSpec.defaults();
        return Tile.several(new Memory(), new TrainingLayout(spec, 2, 1), spec, null, threads, threads);
    }
}
