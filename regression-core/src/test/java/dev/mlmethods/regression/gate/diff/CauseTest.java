package dev.mlmethods.regression.gate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.mlmethods.regression.data.QueryOrigin;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.PlatformPart;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CauseTest {
    /** Every other test that covers all types relies on this. */
    @Test
    void thereIsASampleOfEachType() {
        assertThat(SampleCauses.OF_EACH_TYPE)
                .extracting(Object::getClass)
                .isEqualTo(Arrays.asList(Cause.class.getPermittedSubclasses()));
    }

    @Test
    void eachTypeHasItsNameInJson() {
        assertThat(Cause.class.getAnnotation(JsonSubTypes.class).value())
                .extracting(JsonSubTypes.Type::value)
                .isEqualTo(Arrays.asList(Cause.class.getPermittedSubclasses()));
        assertThat(Arrays.stream(Cause.class.getAnnotation(JsonSubTypes.class).value())
                        .map(JsonSubTypes.Type::name))
                .containsExactly("data", "origin", "specification", "version");
    }

    @Test
    void isWrittenToTheVerdictAndReadBack() {
        assertThat(SampleCauses.OF_EACH_TYPE)
                .extracting(Json::line)
                .containsExactly(
                        "{\"cause\":\"data\",\"text\":\"prices.csv: 1 row changed (line 5)\",\"added\":0,\"removed\":0,"
                                + "\"changed\":1,\"columns\":[],\"rows\":[3],\"cells\":[]}",
                        "{\"cause\":\"origin\",\"name\":\"server\",\"before\":\"'H2 1'\",\"now\":\"'H2 2'\"}",
                        "{\"cause\":\"specification\",\"field\":\"epochs\",\"before\":\"100\",\"now\":\"7\"}",
                        "{\"cause\":\"version\",\"name\":\"Java\",\"before\":\"17\",\"now\":\"21\"}");
        assertThat(SampleCauses.OF_EACH_TYPE)
                .allSatisfy(cause ->
                        assertThat(Json.read(Json.line(cause), Cause.class)).isEqualTo(cause));
    }

    @ParameterizedTest
    @EnumSource
    void eachPartOfThePlatformIsReadBackByTheNameThatPeopleRead(PlatformPart part) {
        Cause cause = new Cause.VersionChange(part, "1", "2");
        assertThat(cause.text()).isEqualTo(part.text() + " was 1 and is 2");
        assertThat(Json.line(cause)).contains("\"name\":\"" + part.text() + "\"");
        assertThat(Json.read(Json.line(cause), Cause.class)).isEqualTo(cause);
    }

    @Test
    void theEngineVectorDependsOnAllButTheMachine() {
        assertThat(Arrays.stream(PlatformPart.values()).filter(PlatformPart::movesNoBits))
                .containsExactly(PlatformPart.BACKEND, PlatformPart.JAVA, PlatformPart.OPERATING_SYSTEM);
        assertThat(SampleCauses.OF_EACH_TYPE.stream().filter(Cause::movesNoBits))
                .containsExactly(SampleCauses.ORIGIN, SampleCauses.VERSION);
    }

    @Test
    void whatIsEvaluatedOnIsNoPartOfTheSpecification() {
        assertThat(new Cause.FieldChange("evaluationDataset", "not set", "new.csv")
                        .kind()
                        .text())
                .isEqualTo("evaluation");
        assertThat(new Cause.FieldChange("epochs", "100", "7").kind().text()).isEqualTo("specification");
    }

    @Test
    void aBetterMetricIsNoBetterModelOnOtherDataAlone() {
        assertThat(Arrays.stream(Cause.Kind.values()).filter(Cause.Kind::isOtherData))
                .containsExactly(Cause.Kind.DATA);
    }

    @Test
    void aMessageHasAWordForEachType() {
        assertThat(Causes.sentence(SampleCauses.OF_EACH_TYPE))
                .isEqualTo(
                        "What changed: prices.csv: 1 row changed (line 5); server was 'H2 1' and is 'H2 2'; epochs was 100 and is 7;"
                                + " Java was 17 and is 21.");
    }

    private static QueryOrigin origin(String query, String server) {
        return new QueryOrigin(
                "jdbc:h2:houses",
                query,
                List.of("id"),
                server,
                "H2 JDBC Driver 2",
                List.of(new QueryOrigin.Column("id", "BIGINT"), new QueryOrigin.Column("price", "REAL")));
    }

    @Test
    void saysWhatChangedOfAQuery() {
        QueryOrigin before = origin("select * from houses", "H2 1");
        assertThat(Causes.ofOrigin(before, origin("select * from houses", "H2 1")))
                .isEmpty();
        assertThat(Causes.ofOrigin(null, null)).isEmpty();
        assertThat(Causes.ofOrigin(before, origin("select * from sold", "H2 2")))
                .extracting(Cause::text)
                .containsExactly(
                        "query was 'select * from houses' and is 'select * from sold'",
                        "server was 'H2 1' and is 'H2 2'");
        assertThat(Causes.ofOrigin(null, before))
                .extracting(Cause::text)
                .containsExactly("database was not set and is jdbc:h2:houses");
        assertThat(Causes.ofOrigin(before, null))
                .extracting(Cause::text)
                .containsExactly("database was jdbc:h2:houses and is not set");
        assertThat(before.texts())
                .containsEntry("types of columns", "id BIGINT, price REAL")
                .containsEntry("key", "id");
    }

    @Test
    void namesRowsByTheirKey() {
        Places places = new Places(row -> "id " + (row + 7), new TreeMap<>());
        assertThat(places.text(2, List.of(0, 1), List.of())).isEqualTo(" (id 7, id 8)");
        assertThat(places.text(3, List.of(0, 1), List.of(new Cause.CellChange(1, "area", 2, 3))))
                .isEqualTo(" (id 7; id 8: area was 2 and is 3 and more)");
        assertThat(places.text(0, List.of(), List.of())).isEmpty();
    }
}
