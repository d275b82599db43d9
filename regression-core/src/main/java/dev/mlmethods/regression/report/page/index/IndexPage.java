package dev.mlmethods.regression.report.page.index;

import dev.mlmethods.regression.report.chart.Chart;
import dev.mlmethods.regression.report.chart.HeatMapChart;
import dev.mlmethods.regression.report.page.Block;
import dev.mlmethods.regression.report.page.Figure;
import dev.mlmethods.regression.report.page.Page;
import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.page.evaluation.EvaluationPage;
import dev.mlmethods.regression.report.page.sweep.SweepPage;
import dev.mlmethods.regression.report.page.tuning.TuningPage;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SweepReport;
import dev.mlmethods.regression.report.result.TuningReport;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page that leads to others: for each result its verdict, and for a sweep a small picture of it. */
public final class IndexPage {
    private IndexPage() {}

    /**
     * A result.
     *
     * @param name what the page calls it
     * @param href where its page is, as a URL relative to this one
     * @param page the page of the result
     * @param figures those of its figures that this page also shows
     */
    public record Entry(String name, String href, Page page, List<Figure> figures) {
        /**
         * {@return the entry of a sweep}
         *
         * @param name what the page calls it
         * @param href where its page is, as a URL relative to this one
         * @param report the contents of its {@code sweep.json}
         */
        public static Entry of(String name, String href, SweepReport report) {
            return new Entry(name, href, SweepPage.of(report), SweepPage.leadingFigures(report));
        }

        /**
         * {@return the entry of an evaluation}
         *
         * @param name what the page calls it
         * @param href where its page is, as a URL relative to this one
         * @param report the contents of its {@code evaluation.json}
         */
        public static Entry of(String name, String href, EvaluationReport report) {
            return new Entry(name, href, EvaluationPage.of(report), List.of());
        }

        /**
         * {@return the entry of a tuning}
         *
         * @param name what the page calls it
         * @param href where its page is, as a URL relative to this one
         * @param report the contents of its {@code tuning.json}
         */
        public static Entry of(String name, String href, TuningReport report) {
            return new Entry(name, href, TuningPage.of(report), List.of());
        }

        /** The section of this page; the ids of its elements contain its number, because two sweeps may have a figure of the same fields. */
        private Section section(int number) {
            String id = "result-" + number;
            Block link = new Block.Link(href, "The whole report of " + name);
            return new Section(
                    id,
                    name,
                    page.lead() + " " + page.verdicts().get(0).text(),
                    Stream.<Block>concat(Stream.of(link), figures.stream().map(figure -> copy(id, figure)))
                            .toList());
        }
    }

    /**
     * {@return the page of several results}
     *
     * @param title what the page is called
     * @param lead a sentence on what the results have in common
     * @param entries the results, in the order of the page; may be empty
     */
    public static Page of(String title, String lead, List<Entry> entries) {
        return new Page(
                title,
                lead,
                List.of(),
                List.of(),
                IntStream.range(0, entries.size())
                        .mapToObj(i -> entries.get(i).section(i + 1))
                        .toList());
    }

    /**
     * {@return the relative URL of a folder, whatever its name; the dot keeps a colon in it from ending a scheme}
     *
     * @param folder the name of a folder beside the page
     */
    public static String url(String folder) {
        try {
            return new URI(null, null, "./" + folder + "/", null).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Figure copy(String id, Figure figure) {
        return new Figure(
                id + "-" + figure.id(),
                figure.title(),
                figure.summary(),
                withoutLinks(figure.chart()),
                figure.data(),
                figure.wide());
    }

    /** The trials that the links lead to are on the other page. */
    private static @Nullable Chart withoutLinks(@Nullable Chart chart) {
        return chart instanceof HeatMapChart map ? map.withoutLinks() : chart;
    }
}
