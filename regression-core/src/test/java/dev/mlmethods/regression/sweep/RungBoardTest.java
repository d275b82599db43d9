package dev.mlmethods.regression.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RungBoardTest {
    private final RungBoard board = new RungBoard(
            SmallSweeps.grid("learningRates", "log 1e-4..1").withStrategy(StrategySpec.successiveHalving(8, 1, 2)), 8);

    /** One in three, rounded up, of those up to the trial's own number. */
    @Test
    void theBestThirdSoFarGoesOn() throws InterruptedException {
        assertThat(board.goesOn(1, 0, 5)).isTrue();
        assertThat(board.goesOn(2, 0, 6)).isFalse();
        assertThat(board.goesOn(3, 0, 4)).isTrue();
        // Two of four, and it is the second.
        assertThat(board.goesOn(4, 0, 4.5)).isTrue();
        assertThat(board.goesOn(5, 0, 4.7)).isFalse();
        // Of equals the earlier one is better.
        assertThat(board.goesOn(6, 0, 4.5)).isFalse();
        assertThat(board.goesOn(7, 0, Double.NaN)).isFalse();
    }

    @Test
    void atTheNextRungOnlyThoseCountThatCameSoFar() throws InterruptedException {
        assertThat(board.goesOn(1, 0, 5)).isTrue();
        assertThat(board.goesOn(2, 0, 6)).isFalse();
        board.ended(TrialResult.without(2, TrialStatus.DIVERGED, "so").withRungs(List.of(6.0)));
        assertThat(board.goesOn(3, 0, 4)).isTrue();
        assertThat(board.goesOn(1, 1, 3)).isTrue();
        assertThat(board.goesOn(3, 1, 3.5)).isFalse();
    }

    /** A trial whose first attempt was lost asks again, also after others. */
    @Test
    void whoAsksAgainGetsTheSameAnswerAndChangesNoOther() throws InterruptedException {
        assertThat(board.goesOn(1, 0, 5)).isTrue();
        assertThat(board.goesOn(2, 0, 4)).isTrue();
        assertThat(board.goesOn(3, 0, 6)).isFalse();
        assertThat(board.goesOn(1, 1, 3)).isTrue();
        assertThat(board.goesOn(1, 0, 5)).isTrue();
        assertThat(board.goesOn(2, 0, 4)).isTrue();
        assertThat(board.goesOn(3, 0, 6)).isFalse();
        assertThat(board.goesOn(1, 1, 3)).isTrue();
        assertThat(board.goesOn(2, 1, 2)).isTrue();
        // The second of four.
        assertThat(board.goesOn(4, 0, 4.5)).isTrue();
    }

    @Test
    void waitsForTheTrialsBeforeIt() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<Void> asked = new CompletableFuture<>();
            Future<Boolean> third = pool.submit(() -> {
                asked.complete(null);
                return board.goesOn(3, 0, 5);
            });
            asked.get();
            assertThat(board.goesOn(1, 0, 4)).isTrue();
            assertThat(third).isNotDone();
            board.ended(TrialResult.without(2, TrialStatus.FAILED, "so"));
            assertThat(third.get()).isFalse();
        } finally {
            pool.shutdownNow();
        }
    }
}
