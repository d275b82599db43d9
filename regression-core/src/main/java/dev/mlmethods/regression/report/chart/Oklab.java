package dev.mlmethods.regression.report.chart;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A color in the space OKLab, in which equal distances look equally far (B. Ottosson, A perceptual color space for image processing, 2020). The style
 * sheet and the script of the pages mix colors in it, too.
 *
 * @param lightness from 0 to 1
 * @param a from green to red
 * @param b from blue to yellow
 */
record Oklab(double lightness, double a, double b) {
    private static final int HEX = 16;
    private static final double MOST = 255;

    /** The color {@code #rrggbb}. */
    static Oklab of(ChartColor color) {
        double red = linear(color, 1);
        double green = linear(color, 3);
        double blue = linear(color, 5);
        double l = StrictMath.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = StrictMath.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = StrictMath.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new Oklab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    private static double linear(ChartColor color, int at) {
        double channel = Integer.parseInt(color.hex().substring(at, at + 2), HEX) / MOST;
        return channel <= 0.04045 ? channel / 12.92 : StrictMath.pow((channel + 0.055) / 1.055, 2.4);
    }

    /** The color between this and another, on a straight line, like {@code color-mix(in oklab)}. */
    Oklab mixed(Oklab other, double share) {
        return new Oklab(
                between(lightness, other.lightness, share), between(a, other.a, share), between(b, other.b, share));
    }

    /** The color between this and another, through the hues between them in the shorter direction, like {@code color-mix(in oklch)}. */
    Oklab mixedByHue(Oklab other, double share) {
        double turn = 2 * Math.PI;
        double hue = StrictMath.atan2(b, a);
        double way = StrictMath.atan2(other.b, other.a) - hue;
        double at = hue + (way - turn * StrictMath.rint(way / turn)) * share;
        double chroma = between(StrictMath.hypot(a, b), StrictMath.hypot(other.a, other.b), share);
        return new Oklab(
                between(lightness, other.lightness, share), chroma * StrictMath.cos(at), chroma * StrictMath.sin(at));
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /** As {@code #rrggbb}; what a screen can't show is cut off. */
    String hex() {
        DoubleUnaryOperator cube = x -> x * x * x;
        double l = cube.applyAsDouble(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube.applyAsDouble(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube.applyAsDouble(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return DoubleStream.of(
                        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
                .mapToObj(Oklab::channel)
                .collect(Collectors.joining("", "#", ""));
    }

    private static String channel(double linear) {
        double c = Math.min(1, Math.max(0, linear));
        double channel = c <= 0.0031308 ? 12.92 * c : 1.055 * StrictMath.pow(c, 1 / 2.4) - 0.055;
        long value = Math.round(MOST * channel);
        return (value < HEX ? "0" : "") + Long.toHexString(value);
    }
}
