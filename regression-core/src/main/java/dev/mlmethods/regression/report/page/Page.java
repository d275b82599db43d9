package dev.mlmethods.regression.report.page;

import java.util.List;
import java.util.Locale;

/**
 * A page, ready for its template.
 *
 * @param title what it is called, in the window and at the top
 * @param lead what was done with which data, in a sentence
 * @param verdicts the results, the most important one first
 * @param cards the numbers that people look for first
 * @param sections the rest
 */
public record Page(String title, String lead, List<Verdict> verdicts, List<Card> cards, List<Section> sections) {
    /**
     * Copies the lists.
     *
     * @param title what it is called, in the window and at the top
     * @param lead what was done with which data, in a sentence
     * @param verdicts the results, the most important one first; copied
     * @param cards the numbers that people look for first; copied
     * @param sections the rest; copied
     */
    public Page {
        verdicts = List.copyOf(verdicts);
        cards = List.copyOf(cards);
        sections = List.copyOf(sections);
    }

    /**
     * A judgment in words.
     *
     * @param tone whether it is good news
     * @param text one or two sentences
     */
    public record Verdict(Tone tone, String text) {}

    /** Whether something is good news; the page doesn't rely only on color for it. */
    public enum Tone {
        /** Nothing to do. */
        GOOD("Good"),
        /** Something to fix. */
        BAD("Look here"),
        /** Neither. */
        NEUTRAL("Note");

        private final String label;

        Tone(String label) {
            this.label = label;
        }

        /** {@return its class in the style sheet} */
        public String cssClass() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** {@return what the page writes before it} */
        public String label() {
            return label;
        }
    }

    /**
     * A number with its name.
     *
     * @param label what it is
     * @param value as text, with its unit
     * @param note what to compare it with; may be empty
     */
    public record Card(String label, String value, String note) {}

    /**
     * A part of the page.
     *
     * @param id the HTML id of the element
     * @param title its heading
     * @param intro a sentence on how to read it; may be empty
     * @param blocks what is in it
     */
    public record Section(String id, String title, String intro, List<Block> blocks) {
        /**
         * Copies the list.
         *
         * @param id the HTML id of the element
         * @param title its heading
         * @param intro a sentence on how to read it; may be empty
         * @param blocks what is in it; copied
         */
        public Section {
            blocks = List.copyOf(blocks);
        }
    }
}
