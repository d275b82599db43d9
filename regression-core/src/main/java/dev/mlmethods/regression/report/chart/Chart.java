package dev.mlmethods.regression.report.chart;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a chart shows. Its JSON is what the script of the pages draws; {@link SvgChart} draws the same for paper and for browsers without scripts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = XyChart.class, name = "xy"),
    @JsonSubTypes.Type(value = BarChart.class, name = "bars"),
    @JsonSubTypes.Type(value = HeatMapChart.class, name = "heatMap"),
    @JsonSubTypes.Type(value = ParallelChart.class, name = "parallel")
})
public sealed interface Chart permits XyChart, BarChart, HeatMapChart, ParallelChart {}
