package dev.mlmethods.regression.report.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Numbers as a page shows them: with thousands separators, and with fewer digits than they have. */
final class ShownNumber {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9,]*(\\.[0-9]+)?(e-?[0-9]+)?");

    private ShownNumber() {}

    /** The numbers in a text. */
    static List<BigDecimal> in(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(number -> new BigDecimal(number.replace(",", "")))
                .toList();
    }

    /** Asserts that the single number in a text equals the exact one to the last digit shown. */
    static void assertShows(String text, double exact) {
        assertThat(in(text)).as(text).hasSize(1);
        assertShows(in(text).get(0), exact);
    }

    static void assertShows(BigDecimal shown, double exact) {
        assertThat(shown).isEqualByComparingTo(new BigDecimal(exact).setScale(shown.scale(), RoundingMode.HALF_EVEN));
    }
}
