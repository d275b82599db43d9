package dev.mlmethods.regression.data;

/**
 * The column of a table by which its rows are divided.
 *
 * @param kind what its cells are to the split
 * @param name of the column in the table
 */
public record SplitColumn(Kind kind, String name) {
    /** What the cells of such a column are. */
    public enum Kind {
        /**
         * What the row belongs to: rows with the same cell stay together. Numbers, dates or texts. Not a feature unless {@code features} names it.
         */
        GROUP("groupColumn"),
        /** When the row was: dates or numbers. It remains a feature. */
        TIME("timeColumn"),
        /** What the row is known by: a text, whatever it stands for. Not a feature unless {@code features} names it. */
        KEY("keyColumn");

        private final String parameter;

        Kind(String parameter) {
            this.parameter = parameter;
        }

        /** {@return the parameter that names the column, such as {@code groupColumn}} */
        public String parameter() {
            return parameter;
        }
    }

    /** Whether it is a feature if all columns are. */
    boolean isFeatureByDefault() {
        return kind == Kind.TIME;
    }
}
