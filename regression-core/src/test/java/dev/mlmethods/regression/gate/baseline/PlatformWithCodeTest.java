package dev.mlmethods.regression.gate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** Baselines and histories are in users' repositories, and hashed: the bytes must not change. */
class PlatformWithCodeTest {
    private static final Platform PLATFORM =
            new Platform("vector", "CpuBackend", "0.1.0", "1.0.0-M2.1", "17.0.1 (Vendor)", "Linux amd64");
    private static final String JSON = "{\"regressionVersion\":\"0.1.0\",\"codeSha256\":\"c0de\","
            + "\"dl4jVersion\":\"1.0.0-M2.1\",\"engine\":\"vector\",\"backend\":\"CpuBackend\","
            + "\"java\":\"17.0.1 (Vendor)\",\"os\":\"Linux amd64\"}";

    @Test
    void isOneObjectWithTheFieldsInTheirOrder() {
        PlatformWithCode platform = new PlatformWithCode(PLATFORM, "c0de");
        assertThat(Json.line(platform)).isEqualTo(JSON);
        assertThat(Json.read(JSON, PlatformWithCode.class)).isEqualTo(platform);
    }

    @Test
    void leavesOutCodeThatIsNotKnown() {
        PlatformWithCode platform = new PlatformWithCode(PLATFORM, null);
        String json = JSON.replace("\"codeSha256\":\"c0de\",", "");
        assertThat(Json.line(platform)).isEqualTo(json);
        assertThat(Json.read(json, PlatformWithCode.class)).isEqualTo(platform);
    }

    @ParameterizedTest
    @ValueSource(strings = {"regressionVersion", "dl4jVersion", "engine", "backend", "java", "os"})
    void lacksNoOtherField(String field) {
        String lacking = JSON.replaceFirst("\"" + field + "\":\"[^\"]*\",?", "").replace(",}", "}");
        assertThatThrownBy(() -> Json.read(lacking, PlatformWithCode.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining(field);
    }

    @Test
    void hasNoOthers() {
        assertThatThrownBy(() -> Json.read(JSON.replace("{", "{\"processor\":\"x\","), PlatformWithCode.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("processor");
    }
}
