package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbstractWorkerMojoTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {1, 2, 1024})
    void takesThreadsThatAProcessCanHave(@Nullable Integer threads) {
        assertThatCode(() -> AbstractWorkerMojo.requireThreads("threads", threads))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 1025, Integer.MAX_VALUE})
    void refusesOthersBeforeAWorkerEndsOfThem(int threads) {
        assertThatThrownBy(() -> AbstractWorkerMojo.requireThreads("threads", threads))
                .isInstanceOf(RegressionException.class)
                .hasMessage("threads is " + threads
                        + "; it must be a whole number from 1 to 1024, and more than the machine has"
                        + " cores are of no use.");
    }

    @Test
    void namesTheParameter() {
        assertThatThrownBy(() -> AbstractWorkerMojo.requireThreads("parallelism", 0))
                .isInstanceOf(RegressionException.class)
                .hasMessageStartingWith("parallelism is 0; ");
    }
}
