package dev.mlmethods.regression.predictor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void showsInvisibleCharacters() {
        assertThat(Excerpt.quoted("a\tb\r\nc\u001b[31m\u00a0\u200b\u202e"))
                .isEqualTo("'a\\tb\\r\\nc\\u001B[31m\\u00A0\\u200B\\u202E'");
    }

    @Test
    void keepsLettersOfAnyScript() {
        assertThat(Excerpt.quoted("Gr\u00f6\u00dfe \u6771\u4eac")).isEqualTo("'Gr\u00f6\u00dfe \u6771\u4eac'");
    }

    @Test
    void shortensToFortyCharactersAndNeverWithinOne() {
        assertThat(Excerpt.quoted("x".repeat(40))).isEqualTo("'" + "x".repeat(40) + "'");
        assertThat(Excerpt.quoted("x".repeat(41))).isEqualTo("'" + "x".repeat(40) + "...'");
        assertThat(Excerpt.quoted("x".repeat(39) + "\ud83d\ude00 and more")).isEqualTo("'" + "x".repeat(39) + "...'");
    }

    @Test
    void listsTwentyNames() {
        assertThat(Excerpt.listed(List.of("a", "b\n"))).isEqualTo("a, b\\n");
        assertThat(Excerpt.listed(Collections.nCopies(23, "n")))
                .endsWith("n, n and 3 more")
                .hasSize(58 + 11);
    }
}
