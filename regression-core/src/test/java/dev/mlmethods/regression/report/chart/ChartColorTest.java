package dev.mlmethods.regression.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartColorTest {
    /** The properties of the light theme, which come first. */
    private static Map<String, String> properties() throws IOException {
        try (InputStream in = ChartColor.class.getResourceAsStream("../page/report.css")) {
            String css = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Pattern.compile("(--[a-z0-9-]+): (#[0-9a-f]{6});")
                    .matcher(css.substring(0, css.indexOf('}')))
                    .results()
                    .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aColourIsThatOfTheStyleSheet(ChartColor color) throws IOException {
        assertThat(properties()).containsEntry(color.property(), color.hex());
    }

    @Test
    void rampsBeginAndEndWithTheirColours() {
        assertThat(ColorRamp.SEQUENTIAL.color(0)).isEqualTo(ChartColor.SEQUENTIAL_LOW.hex());
        assertThat(ColorRamp.SEQUENTIAL.color(1)).isEqualTo(ChartColor.SEQUENTIAL_HIGH.hex());
        assertThat(ColorRamp.LINES.color(0)).isEqualTo(ChartColor.LINES_LOW.hex());
        assertThat(ColorRamp.LINES.color(1)).isEqualTo(ChartColor.LINES_HIGH.hex());
        assertThat(ColorRamp.DIVERGING.color(0)).isEqualTo(ChartColor.DIVERGING_LOW.hex());
        assertThat(ColorRamp.DIVERGING.color(0.5)).isEqualTo(ChartColor.DIVERGING_MID.hex());
        assertThat(ColorRamp.DIVERGING.color(1)).isEqualTo(ChartColor.DIVERGING_HIGH.hex());
        assertThat(ColorRamp.POINTS.color(0)).isEqualTo(ChartColor.POINTS_LOW.hex());
        assertThat(ColorRamp.POINTS.color(0.5)).isEqualTo(ChartColor.POINTS_MID.hex());
        assertThat(ColorRamp.POINTS.color(1)).isEqualTo(ChartColor.POINTS_HIGH.hex());
    }
}
