package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.maven.model.Profile;
import org.junit.jupiter.api.Test;

class GivenParametersTest {
    private static final Place FILE = Place.file("regression.yaml", 3);

    @Test
    void theStrongestPlaceWinsInWhateverOrderTheyAreGiven() {
        List<Place> strongestFirst =
                List.of(Place.COMMAND_LINE, Place.SYSTEM_PROPERTY, FILE, Place.CONFIGURATION, Place.PROPERTIES);
        for (int first = 0; first < strongestFirst.size(); first++) {
            for (int second = first + 1; second < strongestFirst.size(); second++) {
                GivenValue strong = GivenValue.of("epochs", "5", strongestFirst.get(first));
                GivenValue weak = GivenValue.of("epochs", "6", strongestFirst.get(second));
                assertThat(GivenParameters.of(List.of(weak, strong)).find("epochs"))
                        .contains(strong);
                assertThat(GivenParameters.of(List.of(strong, weak)).winners()).containsExactly(strong);
            }
        }
        assertThat(GivenParameters.NONE.find("epochs")).isEmpty();
    }

    @Test
    void saysWhatIsOverruledInASentenceForEachParameter() {
        Profile profile = new Profile();
        profile.setId("quick");
        assertThat(GivenParameters.of(List.of(
                                GivenValue.of("epochs", "30", Place.CONFIGURATION),
                                GivenValue.of("epochs", "5", Place.COMMAND_LINE),
                                GivenValue.of("batchSize", "32", FILE),
                                GivenValue.of("batchSize", "64", Place.CONFIGURATION),
                                GivenValue.of("batchSize", "full", Place.profile(profile)),
                                GivenValue.of("gate", "significant", Place.CONFIGURATION),
                                GivenValue.of("gate", "tolerance", Place.PROPERTIES),
                                GivenValue.of("hiddenLayers", List.of("8", "4"), FILE),
                                GivenValue.of("hiddenLayers", "16", Place.SYSTEM_PROPERTY),
                                new GivenValue("thresholds", "minR2", "0.9", Place.COMMAND_LINE),
                                new GivenValue("thresholds", "minR2", "0.8", Place.CONFIGURATION),
                                new GivenValue("tolerances", "rmse", "1%", Place.CONFIGURATION),
                                new GivenValue("tolerances", "rmse", "", Place.PROPERTIES)))
                        .overruled())
                .containsExactlyInAnyOrder(
                        "epochs is 30 in <configuration> of the POM, but -Dregression.epochs=5 overrules it.",
                        "batchSize is 64 in <configuration> of the POM and full in the properties of the profile quick, but 32 in"
                                + " line 3 of regression.yaml overrules them.",
                        "gate is tolerance in the properties of the POM, but significant in <configuration> of the POM overrules"
                                + " it.",
                        "hiddenLayers is 8,4 in line 3 of regression.yaml, but 16 as a system property of Maven's JVM overrules it.",
                        "minR2 is 0.8 in <configuration> of the POM, but -Dregression.minR2=0.9 overrules it.",
                        "tolerances.rmse is empty in the properties of the POM, but 1% in <configuration> of the POM overrules"
                                + " it.");
    }

    @Test
    void saysNothingOfTheSameValueInTwoPlaces() {
        assertThat(GivenParameters.of(List.of(
                                GivenValue.of("epochs", "5", Place.COMMAND_LINE),
                                GivenValue.of("epochs", " 5 ", Place.CONFIGURATION),
                                GivenValue.of("features", List.of("a", "b"), FILE),
                                GivenValue.of("features", "a,b", Place.PROPERTIES)))
                        .overruled())
                .isEmpty();
    }

    @Test
    void anEntryKeepsThePlaceWhereItCameFirst() {
        Map<String, GivenValue> entries = GivenParameters.of(List.of(
                        new GivenValue("sweep", "seeds", "8", Place.COMMAND_LINE),
                        new GivenValue("sweep", "dropouts", "0,0.1", Place.COMMAND_LINE),
                        new GivenValue("sweep", "epochs", List.of("3", "5"), FILE),
                        new GivenValue("sweep", "seeds", "1,2", FILE),
                        new GivenValue("sweep", "epochs", "1,2", Place.CONFIGURATION)))
                .entries("sweep");
        assertThat(entries.keySet()).containsExactly("epochs", "seeds", "dropouts");
        assertThat(entries.values()).extracting(GivenValue::value).containsExactly(List.of("3", "5"), "8", "0,0.1");
    }
}
