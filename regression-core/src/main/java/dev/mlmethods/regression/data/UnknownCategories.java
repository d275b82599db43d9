package dev.mlmethods.regression.data;

import dev.mlmethods.regression.predictor.table.ColumnEncoder;
import dev.mlmethods.regression.predictor.table.TableEncoders;
import dev.mlmethods.regression.predictor.table.TargetMeanEncoder;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Texts of a column that a model doesn't tell apart because the training rows had them rarely or not at all.
 *
 * @param column the name of the column
 * @param rows how many rows have one
 * @param texts how many different ones there are
 * @param examples the first of them, in the order of their code points; at most 3
 * @param treatment what the model does with them
 */
public record UnknownCategories(String column, int rows, int texts, List<String> examples, Treatment treatment) {
    /** Enough to see what they are. */
    private static final int SHOWN = 3;

    /** What a model does with a text that it doesn't know. */
    public enum Treatment {
        /** All that were rare or didn't occur in the training rows are the same to it. */
        AS_RARE("that the training rows had rarely or not at all", " counts", " count", "as any other such text"),
        /** Those that didn't occur get the mean of all. */
        AS_MEAN("that no training row had", " gets", " get", "the mean target of the training rows");

        private final String cause;
        private final String one;
        private final String more;
        private final String effect;

        Treatment(String cause, String one, String more, String effect) {
            this.cause = cause;
            this.one = one;
            this.more = more;
            this.effect = effect;
        }
    }

    /**
     * Copies the list.
     *
     * @param column the name of the column
     * @param rows how many rows have one
     * @param texts how many different ones there are
     * @param examples some of them; copied
     * @param treatment what the model does with them
     */
    public UnknownCategories {
        examples = List.copyOf(examples);
    }

    /**
     * Those of each column that has any.
     *
     * @param encoders of columns that are those of the table, in its order
     * @param isPredicted the 0-based rows that count
     */
    static List<UnknownCategories> of(TypedTable table, TableEncoders encoders, IntPredicate isPredicted) {
        List<UnknownCategories> unknown = new ArrayList<>();
        for (int place = 0; place < table.columns().size(); place++) {
            if (table.columns().get(place) instanceof TypedColumn.Texts texts) {
                UnknownCategories found = of(texts, encoders.encoders().get(place), isPredicted);
                if (found.rows > 0) {
                    unknown.add(found);
                }
            }
        }
        return unknown;
    }

    private static UnknownCategories of(TypedColumn.Texts texts, ColumnEncoder encoder, IntPredicate isPredicted) {
        List<String> categories = texts.categories();
        CategoryCodes codes = texts.codes();
        int[] rowsOf = new int[categories.size()];
        IntStream.range(0, codes.size())
                .filter(row -> codes.get(row) >= 0 && isPredicted.test(row))
                .forEach(row -> rowsOf[codes.get(row)]++);
        int[] unknown = IntStream.range(0, rowsOf.length)
                .filter(code -> rowsOf[code] > 0 && !encoder.knows(categories.get(code)))
                .toArray();
        return new UnknownCategories(
                texts.name(),
                IntStream.of(unknown).map(code -> rowsOf[code]).sum(),
                unknown.length,
                IntStream.of(unknown).limit(SHOWN).mapToObj(categories::get).toList(),
                encoder instanceof TargetMeanEncoder ? Treatment.AS_MEAN : Treatment.AS_RARE);
    }

    /**
     * {@return what they are, in sentences for the user}
     *
     * @param all how many rows there are, with those that don't count
     * @param kind of these rows, such as {@code "test "}; or empty
     */
    public String text(int all, String kind) {
        String shown = examples.stream().map(Excerpt::quoted).collect(Collectors.joining(", "));
        int more = texts - examples.size();
        return String.format(
                Locale.ROOT,
                "%,d of %,d %srows %s a text in %s %s: %s%s. %s %s.",
                rows,
                all,
                kind,
                rows == 1 ? "has" : "have",
                Excerpt.quoted(column),
                treatment.cause,
                shown,
                more == 0 ? "" : String.format(Locale.ROOT, " and %,d more", more),
                rows == 1 ? "It" + treatment.one : "They" + treatment.more,
                treatment.effect);
    }
}
