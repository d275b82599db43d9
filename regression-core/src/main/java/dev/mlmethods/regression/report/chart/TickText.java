package dev.mlmethods.regression.report.chart;

import dev.mlmethods.regression.predictor.text.NumberText;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The number beside a tick.
 *
 * @param text as written by {@link NumberText#grouped}
 * @param at where its middle is along the axis
 */
record TickText(String text, double at) {
    /** A minimum, because the reader's fonts are not known, and they are larger on paper. */
    private static final double GAP = 8;

    private static final double DIGIT_WIDTH = 8;
    private static final double POINT_WIDTH = 4.5;

    /** The text of a tick, without a position yet. */
    static TickText of(BigDecimal tick) {
        return new TickText(NumberText.grouped(tick), 0);
    }

    TickText at(double place) {
        return new TickText(text, place);
    }

    double width() {
        return text.chars()
                .mapToDouble(letter -> letter == ',' || letter == '.' ? POINT_WIDTH : DIGIT_WIDTH)
                .sum();
    }

    /** All of a line, or every second, third and so on, so that none touches the next. */
    static List<TickText> apart(List<TickText> texts) {
        int stride = 1;
        while (stride < texts.size() && touch(texts, stride)) {
            stride++;
        }
        int every = stride;
        return IntStream.range(0, texts.size())
                .filter(i -> i % every == 0)
                .mapToObj(texts::get)
                .toList();
    }

    private static boolean touch(List<TickText> texts, int stride) {
        for (int i = stride; i < texts.size(); i += stride) {
            TickText text = texts.get(i);
            TickText before = texts.get(i - stride);
            if (text.at - before.at < (text.width() + before.width()) / 2 + GAP) {
                return true;
            }
        }
        return false;
    }
}
