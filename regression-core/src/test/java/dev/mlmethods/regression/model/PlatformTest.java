package dev.mlmethods.regression.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.json.Json;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;

class PlatformTest {
    private static final Platform PLATFORM =
            new Platform("vector", "CpuBackend", "0.1.0", "1.0.0-M2.1", "17.0.1 (Vendor)", "Linux amd64");

    /** The fields in the model file, which must not change. */
    private static final String PROVENANCE = "{\"dataSha256\":\"da7a\",\"rows\":25,\"engine\":\"vector\","
            + "\"backend\":\"CpuBackend\",\"regressionVersion\":\"0.1.0\",\"dl4jVersion\":\"1.0.0-M2.1\","
            + "\"java\":\"17.0.1 (Vendor)\",\"os\":\"Linux amd64\"";

    @Test
    void eachFactIsAPartUnderTheNameOfItsField() throws ReflectiveOperationException {
        assertThat(Arrays.stream(PlatformPart.values())
                        .filter(part -> part != PlatformPart.CODE)
                        .map(PlatformPart::field))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Platform.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        for (RecordComponent component : Platform.class.getRecordComponents()) {
            PlatformPart part = Arrays.stream(PlatformPart.values())
                    .filter(one -> one.field().equals(component.getName()))
                    .findFirst()
                    .orElseThrow();
            assertThat(part.of(PLATFORM)).isEqualTo(component.getAccessor().invoke(PLATFORM));
        }
        assertThat(PlatformPart.CODE.of(PLATFORM)).isNull();
    }

    @Test
    void isSomeFieldsOfTheProvenance() {
        Provenance provenance = new Provenance("da7a", 25, PLATFORM, "c0");
        assertThat(Json.line(provenance)).isEqualTo(PROVENANCE + ",\"gitCommit\":\"c0\"}");
        assertThat(Json.read(Json.line(provenance), Provenance.class)).isEqualTo(provenance);
        assertThat(Json.line(new Provenance("da7a", 25, PLATFORM, null))).isEqualTo(PROVENANCE + "}");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CODE")
    void aProvenanceLacksNoneOfItsFields(PlatformPart part) {
        String json = PROVENANCE + "}";
        String lacking = json.replaceFirst(",\"" + part.field() + "\":\"[^\"]*\"", "");
        assertThat(lacking).isNotEqualTo(json);
        assertThatThrownBy(() -> Json.read(lacking, Provenance.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining(part.field());
    }

    @Test
    void aProvenanceHasNoOthers() {
        assertThatThrownBy(() -> Json.read(PROVENANCE + ",\"codeSha256\":\"c0de\"}", Provenance.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("codeSha256");
    }
}
