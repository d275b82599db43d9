package dev.mlmethods.regression.predictor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @Test
    void escapesWhatCannotBeSeen() {
        assertThat(VisibleText.of("a\tb\r\nc\u001b[31m\u009b\u00a0\u200b\u202e\u2028\ud800\ue000\uffff\u007f"))
                .isEqualTo("a\\tb\\r\\nc\\u001B[31m\\u009B\\u00A0\\u200B\\u202E\\u2028\\uD800\\uE000\\uFFFF\\u007F");
    }

    /** A language tag character, which is invisible: two units, as in Java and JSON. */
    @Test
    void escapesWhatIsBeyondSixteenBitsInItsTwoUnits() {
        assertThat(VisibleText.of(Character.toString(0xE0041))).isEqualTo("\\uDB40\\uDC41");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "Gr\u00f6\u00dfe \u6771\u4eac \ud83d\ude00", "C:\\new", "a::b", "# a ## b [c]"})
    void leavesAllElse(String text) {
        assertThat(VisibleText.of(text)).isEqualTo(text);
    }

    /** GitHub's runner skips blanks before the first, and looks for the second anywhere in a line. */
    @ParameterizedTest
    @CsvSource({
        "::error::x, \\u003A:error::x",
        "'  ::set-output name=a::b', '  \\u003A:set-output name=a::b'",
        "a ##[error]x, a \\u0023#[error]x",
        "##vso[task.complete], \\u0023#vso[task.complete]",
        "###teamcity[x], #\\u0023#teamcity[x]"
    })
    void isNoCommandOfACiServer(String text, String visible) {
        assertThat(VisibleText.of(text)).isEqualTo(visible);
        assertThat(VisibleText.of(visible)).isEqualTo(visible);
    }

    @Test
    void linesOfOursStayLines() {
        assertThat(VisibleText.ofLines(List.of("2 models:", "- a\n::b", "::c")))
                .isEqualTo("2 models:\n- a\\n::b\n\\u003A:c");
    }
}
