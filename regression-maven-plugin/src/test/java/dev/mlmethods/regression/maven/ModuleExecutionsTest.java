package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleExecutionsTest {
    private static final Set<String> GOALS = Set.of("train", "evaluate", "check");

    @ParameterizedTest
    @ValueSource(strings = {"default", "default-cli", "default-check"})
    void theCommandLineAndAPhaseWorkOnTheSameModel(String id) {
        assertThat(ModuleExecutions.executionId(id, GOALS)).isEqualTo(ModuleExecution.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"big", "default-big", "default-", "defaults"})
    void anIdOfTheUsersOwnIsKept(String id) {
        assertThat(ModuleExecutions.executionId(id, GOALS)).isEqualTo(id);
    }

    @Test
    void theNameHasTheExecutionWhereItIsNotTheDefaultOne() {
        assertThat(new ModuleExecution("prices", "big").name()).isEqualTo("prices@big");
        assertThat(ModuleExecution.ofModule("prices").name()).isEqualTo("prices");
    }
}
