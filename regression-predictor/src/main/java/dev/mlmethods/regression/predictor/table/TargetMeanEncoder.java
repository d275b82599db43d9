package dev.mlmethods.regression.predictor.table;

import java.util.List;

/**
 * A column of texts as one feature, which has the column's name: the mean target of the training rows with the text, shrunk toward that of all
 * training rows.
 *
 * @param categories those of the training rows, in the order of their code points, without spaces around them
 * @param means one per category, in the target's unit, finite
 * @param mean of all training rows, which any other text gets
 * @param missingMean what a missing cell gets
 */
public record TargetMeanEncoder(
        String column,
        MissingCells missing,
        List<String> categories,
        List<Double> means,
        double mean,
        double missingMean)
        implements ColumnEncoder {
    /** Copies the lists, and checks them. */
    public TargetMeanEncoder {
        categories = CategoryEncoder.inOrder(categories);
        means = List.copyOf(means);
        boolean areFinite = Double.isFinite(mean) && Double.isFinite(missingMean);
        for (double one : means) {
            areFinite &= Double.isFinite(one);
        }
        if (means.size() != categories.size() || !areFinite) {
            throw new IllegalArgumentException("a mean target is not finite, or there is another number of them");
        }
    }

    @Override
    public ColumnType type() {
        return ColumnType.CATEGORY;
    }

    @Override
    public List<String> features() {
        return List.of(column);
    }

    @Override
    public void encode(String cell, double[] row, int at) {
        String text = CellText.of(cell);
        if (CellText.isMissing(text)) {
            requireMissingAccepted();
            row[at] = missingMean;
        } else {
            int category = CategoryEncoder.indexOf(categories, text);
            row[at] = category < 0 ? mean : means.get(category);
        }
    }

    /** Whether a training row had the text. */
    @Override
    public boolean knows(String cell) {
        return CategoryEncoder.knows(categories, cell);
    }
}
