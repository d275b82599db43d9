package dev.mlmethods.regression.report.chart;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines, points and bars over two axes of numbers.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series what is drawn, the first one at the bottom
 * @param marks lines across all of it
 * @param shape how wide the plot is relative to its height
 */
public record XyChart(NumberAxis x, NumberAxis y, List<Series> series, List<Mark> marks, Shape shape) implements Chart {
    /**
     * Copies the lists.
     *
     * @param x the horizontal axis
     * @param y the vertical axis
     * @param series what is drawn, the first one at the bottom; copied
     * @param marks lines across all of it; copied
     * @param shape how wide the plot is relative to its height
     */
    public XyChart {
        series = List.copyOf(series);
        marks = List.copyOf(marks);
    }

    /** How wide a plot is relative to its height. */
    public enum Shape {
        /** Wider than high. */
        STANDARD,
        /** As wide as high, for axes with the same range. */
        SQUARE,
        /** Much wider than high, for the whole width of a page. */
        WIDE;

        /** {@return the name in JSON} */
        @JsonValue
        public String jsonName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the legend says of a color.
     *
     * @param series one series that has it
     * @param name the name of that series, or how many have the color
     */
    public record LegendEntry(Series series, String name) {}

    /**
     * {@return the series that have their own name, one for each name, followed by those of which there are many; empty if there is only one
     * name, which would say nothing new} Points that are colored by their values are left out.
     */
    public List<LegendEntry> legend() {
        List<Line> many =
                series.stream().filter(XyChart::isMuted).map(Line.class::cast).toList();
        List<LegendEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (series.stream().map(Series::name).distinct().count() > 1) {
            series.stream()
                    .filter(one -> !isMuted(one) && !(one instanceof Points points && points.value() != null))
                    .filter(one -> names.add(one.name()))
                    .forEach(one -> entries.add(new LegendEntry(one, one.name())));
            if (!many.isEmpty() && !entries.isEmpty()) {
                Line one =
                        many.stream().filter(line -> !line.dashed()).findFirst().orElse(many.get(0));
                entries.add(new LegendEntry(one, many.size() == 1 ? one.name() : many.size() + " others"));
            }
        }
        return List.copyOf(entries);
    }

    private static boolean isMuted(Series series) {
        return series instanceof Line line && line.muted();
    }

    /** Something that is drawn, in one of the eight colors, counted from 1. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Line.class, name = "line"),
        @JsonSubTypes.Type(value = Points.class, name = "points"),
        @JsonSubTypes.Type(value = Bars.class, name = "bars")
    })
    public sealed interface Series permits Line, Points, Bars {
        /** {@return what the legend and the tooltip call it} */
        String name();

        /** {@return its color, 1 to 8} */
        int color();
    }

    /**
     * A line through points; a NaN interrupts it.
     *
     * @param name what it is called
     * @param color 1 to 8
     * @param dashed whether it is dashed
     * @param muted whether it is thin and pale: one of many
     * @param x the position of each point on the horizontal axis, ascending
     * @param y the position of each point on the vertical axis
     * @param href where a click on it leads, such as {@code #trial-3}; null for nowhere
     */
    public record Line(
            String name,
            int color,
            boolean dashed,
            boolean muted,
            Column x,
            Column y,
            @Nullable String href) implements Series {}

    /**
     * Points.
     *
     * @param name what they are called
     * @param color 1 to 8, unless they have values
     * @param x the position of each point on the horizontal axis
     * @param y the position of each point on the vertical axis
     * @param ids a number for each point, for the tooltip; null for none
     * @param idLabel what that number means, such as {@code row}; null if there is none
     * @param value a number that colors each point by a scale that diverges from 0; null for none
     * @param valueLabel what that number means; null if there is none
     * @param valueMax the number at the upper end of that scale, whose lower end is its negative; null if there is none
     */
    public record Points(
            String name,
            int color,
            Column x,
            Column y,
            @Nullable Column ids,
            @Nullable String idLabel,
            @Nullable Column value,
            @Nullable String valueLabel,
            @Nullable Double valueMax)
            implements Series {}

    /**
     * Bars on the horizontal axis.
     *
     * @param name what they are called
     * @param color 1 to 8
     * @param x where each begins
     * @param x2 where each ends
     * @param y how high each is
     */
    public record Bars(String name, int color, Column x, Column x2, Column y) implements Series {}

    /** A line across the chart. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AtX.class, name = "x"),
        @JsonSubTypes.Type(value = AtY.class, name = "y"),
        @JsonSubTypes.Type(value = Identity.class, name = "identity")
    })
    public sealed interface Mark permits AtX, AtY, Identity {}

    /**
     * A vertical line with a label.
     *
     * @param at its place on the horizontal axis
     * @param label the text beside it
     */
    public record AtX(double at, String label) implements Mark {}

    /**
     * A horizontal line with a label.
     *
     * @param at its place on the vertical axis
     * @param label the text beside it
     */
    public record AtY(double at, String label) implements Mark {}

    /** The line y = x. */
    public record Identity() implements Mark {}
}
