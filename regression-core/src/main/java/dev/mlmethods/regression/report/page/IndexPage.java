package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.report.page.Page.Section;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.SweepReport;
import java.util.List;
import java.util.stream.Stream;

/** A page that leads to others: for each result its verdict, and for a sweep a small picture of it. */
final class IndexPage {
    private IndexPage() {}

    /**
     * The page of several results.
     *
     * @param title what they are
     * @param lead what they have in common, in a sentence
     * @param sections from {@link #section}
     */
    static Page of(String title, String lead, List<Section> sections) {
        return new Page(title, lead, List.of(), List.of(), sections);
    }

    /**
     * A sweep.
     *
     * @param name its title, and the id of the section
     * @param href where its page is
     */
    static Section section(String name, String href, SweepReport report) {
        Page page = SweepPage.of(report);
        List<Figure> figures = SweepPage.leadingFigures(report);
        return section(name, href, page, figures);
    }

    /** An evaluation. */
    static Section section(String name, String href, EvaluationReport report) {
        return section(name, href, EvaluationPage.of(report), List.of());
    }

    private static Section section(String name, String href, Page page, List<Figure> figures) {
        return new Section(
                name,
                name,
                page.lead() + " " + page.verdicts().get(0).text(),
                Stream.<Block>concat(
                                Stream.of(new Block.Link(href, "The whole report of " + name)),
                                figures.stream().map(figure -> figure.withId(name + "-" + figure.id())))
                        .toList());
    }
}
