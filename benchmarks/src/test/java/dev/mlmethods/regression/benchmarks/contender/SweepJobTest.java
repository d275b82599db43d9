package dev.mlmethods.regression.benchmarks.contender;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SweepJobTest {
    private final SweepJob job = SweepJob.reference("folder");

    @Test
    void theEpochsChangeFirst() {
        assertThat(job.trials()).isEqualTo(16);
        assertThat(job.trial(1)).isEqualTo("learning rate 0.0001, 25 epochs");
        assertThat(job.trial(2)).isEqualTo("learning rate 0.0001, 50 epochs");
        assertThat(job.trial(16)).isEqualTo("learning rate 0.01, 200 epochs");
    }

    @Test
    void goesToItsProgramInALine() {
        assertThat(JsonLine.read(JsonLine.write(job), SweepJob.class)).isEqualTo(job);
    }
}
