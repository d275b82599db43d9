package dev.mlmethods.regression.predictor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {
    private static final List<String> COLUMNS = List.of("MedInc", "AveRooms", "MedHouseVal", "s1", "age");

    @ParameterizedTest
    @CsvSource({
        "medinc, MedInc",
        "med_inc, MedInc",
        "Med Inc, MedInc",
        "MedInv, MedInc",
        "AvgRooms, AveRooms",
        "AveRoosm, AveRooms",
        "aeg, age",
        "MedianHouseVal, MedHouseVal",
        "S1, s1"
    })
    void findsTheNameThatWasMeant(String typed, String meant) {
        assertThat(NearNames.nearest(typed, COLUMNS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"s2", "price", "'---'", "x"})
    void suggestsNothingThatIsFarOff(String typed) {
        assertThat(NearNames.nearest(typed, COLUMNS)).isEmpty();
    }

    @Test
    void takesTheNearestAndOfSeveralTheFirst() {
        assertThat(NearNames.nearest("rooms", List.of("broom", "room", "rooms2")))
                .contains("room");
        assertThat(NearNames.nearest("rooms", List.of())).isEmpty();
    }
}
