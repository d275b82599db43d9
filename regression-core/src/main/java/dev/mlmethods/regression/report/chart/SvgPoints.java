package dev.mlmethods.regression.report.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Points as SVG. Up to a few hundred, each is drawn separately; if there are more, those in a square of {@value #CELL} units are one mark, which is
 * stronger the more there are, or has their mean color: thousands of circles would be as large as a separate file.
 */
final class SvgPoints {
    private static final int MOST_CIRCLES = 400;
    private static final int CELL = 4;
    private static final int COLORS = 20;

    private final XyChart chart;
    private final PlotArea plot;

    SvgPoints(XyChart chart, PlotArea plot) {
        this.chart = chart;
        this.plot = plot;
    }

    void draw(SvgWriter svg, XyChart.Points points) {
        int cell = points.x().size() <= MOST_CIRCLES ? 1 : CELL;
        Map<Long, Group> groups = groups(points, cell);
        boolean isSingle = cell == 1;
        SortedMap<Integer, StringBuilder> paths = new TreeMap<>();
        groups.forEach(
                (place, group) -> paths.computeIfAbsent(group.level(points.valueMax()), level -> new StringBuilder())
                        .append('M')
                        .append(place >> 32)
                        .append(' ')
                        .append(place.intValue())
                        .append("h0"));
        paths.forEach((level, path) -> {
            double share = (double) level / COLORS;
            SvgStyle style = points.value() == null
                    ? isSingle ? SvgStyle.dot(points.color()) : SvgStyle.dots(points.color(), level)
                    : isSingle ? SvgStyle.dot(share) : SvgStyle.dots(share);
            svg.path(style, path.toString());
        });
    }

    /** The points of each square by its center, in order of first appearance. */
    private Map<Long, Group> groups(XyChart.Points points, int cell) {
        Map<Long, Group> groups = new LinkedHashMap<>();
        for (int i = 0; i < points.x().size(); i++) {
            double x = plot.x(chart.x(), points.x().get(i));
            double y = plot.y(chart.y(), points.y().get(i));
            if (Double.isFinite(x) && Double.isFinite(y)) {
                long place = middle(x, cell) << 32 | middle(y, cell);
                groups.computeIfAbsent(place, missing -> new Group())
                        .add(points.value() == null ? 0 : points.value().get(i));
            }
        }
        return groups;
    }

    private static long middle(double coordinate, int cell) {
        long square = (long) StrictMath.floor(coordinate / cell);
        return Math.max(0, square * cell + cell / 2);
    }

    /** The points that are drawn as one. */
    private static final class Group {
        private int count;
        private double sum;

        void add(double value) {
            count++;
            sum += value;
        }

        /** A color, or without one, a strength: 1 for a single point, and one more each time the number of points triples, up to 5. */
        int level(@Nullable Double valueMax) {
            if (valueMax != null) {
                double share = (sum / count / valueMax + 1) / 2;
                return (int) Math.round(Math.min(1, Math.max(0, share)) * COLORS);
            }
            int level = 1;
            for (int least = 3; least <= count && level < 5; least *= 3) {
                level++;
            }
            return level;
        }
    }
}
