package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a section is made of. */
public sealed interface Block
        permits Figure, Block.Choice, Block.Table, Block.Trials, Block.Note, Block.Command, Block.Facts, Block.Link {
    /**
     * Figures of which one is shown at a time; on paper, the first one.
     *
     * @param id the HTML id of the group
     * @param label what is chosen
     * @param figures at least one
     */
    record Choice(String id, String label, List<Figure> figures) implements Block {
        /**
         * Copies the list.
         *
         * @param id the HTML id of the group
         * @param label what is chosen
         * @param figures at least one; copied
         */
        public Choice {
            figures = List.copyOf(figures);
        }
    }

    /**
     * A table for reading rather than searching.
     *
     * @param id the HTML id of the element
     * @param caption what it contains
     * @param table its cells
     */
    record Table(String id, String caption, DataTable table) implements Block {}

    /**
     * A table of trials that can be sorted and filtered; the first column has their numbers, to which the rest of the page links as {@code
     * #trial-3}. The markup of a long table contains only the rows that are read first, so that the page opens at once; a script adds the others.
     *
     * @param id the HTML id of the element
     * @param caption what it contains
     * @param header the names of the columns
     * @param statusColumn the 0-based number of the column by whose values the rows can be chosen
     * @param rows those in the markup, in the order of the trials
     * @param others those that a script adds, in that order; none if the table is short
     */
    record Trials(
            String id,
            String caption,
            List<String> header,
            int statusColumn,
            List<TrialRow> rows,
            List<TrialRow> others)
            implements Block {
        /**
         * Copies the lists.
         *
         * @param id the HTML id of the element
         * @param caption what it contains
         * @param header the names of the columns; copied
         * @param statusColumn the 0-based number of the column by whose values the rows can be chosen
         * @param rows those in the markup, in the order of the trials; copied
         * @param others those that a script adds, in that order; none if the table is short; copied
         */
        public Trials {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
            others = List.copyOf(others);
        }

        /**
         * {@return the other rows as JSON that is safe in a script element: for each its trial, its cells, its sort keys (null: by the text),
         * and its command}
         */
        public String othersAsJson() {
            return InScript.json(others.stream()
                    .map(row -> Arrays.asList(
                            row.trial(),
                            row.cells(),
                            row.sortKeys().stream()
                                    .map(key -> Double.isNaN(key) ? null : key)
                                    .toList(),
                            row.command()))
                    .toList());
        }

        /** {@return the different values of the column of the status, in order of first appearance} */
        public List<String> statuses() {
            return Stream.concat(rows.stream(), others.stream())
                    .map(row -> row.cells().get(statusColumn))
                    .distinct()
                    .toList();
        }
    }

    /**
     * A trial in that table.
     *
     * @param trial its number
     * @param cells a text for each column
     * @param sortKeys a number for each column, to sort by if the text as written isn't a number; NaN to sort by the text
     * @param command what trains it
     */
    record TrialRow(int trial, List<String> cells, List<Double> sortKeys, String command) {
        private static final int LONG = 24;

        /**
         * Copies the lists.
         *
         * @param trial its number
         * @param cells a text for each column; copied
         * @param sortKeys a number for each column, or NaN to sort by the text; copied
         * @param command what trains it
         */
        public TrialRow {
            cells = List.copyOf(cells);
            sortKeys = List.copyOf(sortKeys);
        }

        /**
         * {@return whether a text is so long that it needs several lines}
         *
         * @param column the 0-based number of its column
         */
        public boolean isLong(int column) {
            return cells.get(column).length() > LONG;
        }

        /**
         * {@return a sort key as text}
         *
         * @param column the 0-based number of its column
         */
        public String sortKey(int column) {
            return NumberText.shortest(sortKeys.get(column));
        }
    }

    /**
     * Sentences.
     *
     * @param text one or more of them
     */
    record Note(String text) implements Block {}

    /**
     * Something to copy into a terminal.
     *
     * @param id the HTML id of the element
     * @param label what it does
     * @param command possibly of several lines
     */
    record Command(String id, String label, String command) implements Block {
        /** {@return the lines of the command; at least one} */
        public List<String> lines() {
            return List.of(command.split("\n", -1));
        }
    }

    /**
     * A link to another page.
     *
     * @param href a URL relative to this page
     * @param text what the link says
     */
    record Link(String href, String text) implements Block {}

    /**
     * Names with values, such as hashes and versions.
     *
     * @param facts the names with their values, in the order of the page
     */
    record Facts(List<Fact> facts) implements Block {
        /**
         * Copies the list.
         *
         * @param facts the names with their values, in the order of the page; copied
         */
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A name with its value.
     *
     * @param name what the value means
     * @param value the value as text
     */
    record Fact(String name, String value) {}
}
