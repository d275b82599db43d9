package dev.mlmethods.regression.training.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SHORT = 1 << 19;
    private static final long LONG = 1 << 22;
    private static final int STEPS = 10_000;

    /** Trials begin with the steps 0, 136, 656, 1688 and every 1032nd from there, and share four steps each. */
    private static final int TRIED = 12 * 4;

    private long now;

    @Test
    void shortStepsAreSharedWhereThatIsFaster() {
        assertThat(shared(step -> 20, step -> 12)).isEqualTo(STEPS - TRIED);
    }

    @Test
    void shortStepsAreTakenAloneWhereThatIsFaster() {
        assertThat(shared(step -> 20, step -> 35)).isEqualTo(TRIED);
    }

    @Test
    void whatIsEquallyFastIsTakenAlone() {
        assertThat(shared(step -> 20, step -> 20)).isEqualTo(TRIED);
    }

    /** For example, if the kernels are compiled in the middle of a trial, or other processes come and go. */
    @Test
    void aTrialIsNotTheLast() {
        int late = STEPS / 2;
        assertThat(shared(step -> 20, step -> step < late ? 35 : 12)).isBetween(late - 1032, late + TRIED);
        assertThat(shared(step -> step < 5 ? 2000 : 20, step -> 35)).isEqualTo(128 + TRIED);
    }

    @Test
    void stepsInWhichAnotherProcessHadTheCoreDoNotCount() {
        assertThat(shared(step -> 20, step -> step % 7 == 3 ? 4000 : 12)).isEqualTo(STEPS - TRIED);
        assertThat(shared(step -> step % 7 == 3 ? 4000 : 20, step -> 35)).isEqualTo(TRIED);
    }

    @Test
    void longStepsAreSharedAndNotTimed() {
        Pace pace = Pace.of(PaceTest::noClock, 2, LONG);
        assertThat(pace.begin()).isTrue();
        pace.end();
    }

    @Test
    void oneThreadIsAloneAndNotTimed() {
        for (long work : new long[] {SHORT, LONG}) {
            Pace pace = Pace.of(PaceTest::noClock, 1, work);
            assertThat(pace.begin()).isFalse();
            pace.end();
        }
    }

    private static long noClock() {
        throw new AssertionError("The clock was read.");
    }

    /** How many of {@value #STEPS} steps were shared. */
    private int shared(LongUnaryOperator aloneNanos, LongUnaryOperator sharedNanos) {
        Pace pace = Pace.of(() -> now, 2, SHORT);
        int count = 0;
        for (int step = 0; step < STEPS; step++) {
            boolean together = pace.begin();
            now += (together ? sharedNanos : aloneNanos).applyAsLong(step);
            count += together ? 1 : 0;
            pace.end();
        }
        return count;
    }
}
