package dev.mlmethods.regression.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TickTextTest {
    private static List<String> shown(int distance, String... ticks) {
        List<TickText> texts = IntStream.range(0, ticks.length)
                .mapToObj(i -> TickText.of(new BigDecimal(ticks[i])).at(i * distance))
                .toList();
        return TickText.apart(texts).stream().map(TickText::text).toList();
    }

    @Test
    void allAreShownThatHaveRoom() {
        assertThat(shown(40, "0", "500", "1000", "1500")).containsExactly("0", "500", "1000", "1500");
        assertThat(shown(1)).isEmpty();
    }

    @Test
    void everySecondOrThirdIsShownWhereTheyWouldTouch() {
        assertThat(shown(40, "0", "50000", "100000", "150000", "200000")).containsExactly("0", "100,000", "200,000");
        assertThat(shown(1, "0", "1", "2")).containsExactly("0");
    }
}
