package dev.mlmethods.regression.predictor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a user's data stands in a message. */
class TextsTest {
    private static final List<String> COLUMNS = List.of("MedInc", "AveRooms", "MedHouseVal", "s1", "age");

    @Test
    void excerptsAreShortenedToFortyCharactersAndNeverWithinOne() {
        assertThat(Excerpt.quoted("x".repeat(40))).isEqualTo("'" + "x".repeat(40) + "'");
        assertThat(Excerpt.quoted("x".repeat(41))).isEqualTo("'" + "x".repeat(40) + "...'");
        assertThat(Excerpt.quoted("x".repeat(39) + "\ud83d\ude00 and more")).isEqualTo("'" + "x".repeat(39) + "...'");
    }

    @Test
    void twentyNamesAreListed() {
        assertThat(Excerpt.listed(List.of("a", "b\n"))).isEqualTo("a, b\\n");
        assertThat(Excerpt.listed(Collections.nCopies(23, "n"))).endsWith("n, n and 3 more");
    }

    @Test
    void whatCannotBeSeenIsEscaped() {
        assertThat(VisibleText.of("a\tb\r\nc\u001b[31m\u00a0 \u200b"))
                .isEqualTo("a\\tb\\r\\nc\\u001B[31m\\u00A0 \\u200B");
    }

    @ParameterizedTest
    @CsvSource({"::error::x, \\u003A:error::x", "##vso[task.complete], \\u0023#vso[task.complete]", "a::b, a::b"})
    void noTextIsACommandOfACiServer(String text, String visible) {
        assertThat(VisibleText.of(text)).isEqualTo(visible);
    }

    @ParameterizedTest
    @CsvSource({
        "med_inc, MedInc",
        "MedInv, MedInc",
        "AveRoosm, AveRooms",
        "aeg, age",
        "MedianHouseVal, MedHouseVal",
        "S1, s1"
    })
    void theNameThatWasMeantIsFound(String typed, String meant) {
        assertThat(NearNames.nearest(typed, COLUMNS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"s2", "price", "'---'", "x"})
    void nothingIsSuggestedThatIsFarOff(String typed) {
        assertThat(NearNames.nearest(typed, COLUMNS)).isEmpty();
    }
}
