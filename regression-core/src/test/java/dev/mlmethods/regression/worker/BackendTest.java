package dev.mlmethods.regression.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.training.EngineName;
import org.junit.jupiter.api.Test;

class BackendTest {
    @Test
    void isFoundByItsName() {
        assertThat(Backend.parse("cpu")).isEqualTo(Backend.CPU);
        assertThat(Backend.parse("CUDA")).isEqualTo(Backend.CUDA);
    }

    @Test
    void whoAsksForAGpuMeansCuda() {
        assertThatThrownBy(() -> Backend.parse("gpu"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("backend is 'gpu'; did you mean 'cuda'? It must be one of cpu, cuda.");
    }

    @Test
    void onlyTheEngineDl4jAndAGpuNeedDl4j() {
        assertThat(EngineName.values()).filteredOn(Backend.CPU::needsDl4j).containsExactly(EngineName.DL4J);
        assertThat(EngineName.values())
                .filteredOn(Backend.CUDA::needsDl4j)
                .containsExactly(EngineName.AUTO, EngineName.DL4J);
    }
}
