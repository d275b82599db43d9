package dev.mlmethods.regression.data;

import dev.mlmethods.regression.data.CsvRow.Cell;
import dev.mlmethods.regression.predictor.table.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the cells of a column whose type isn't known yet. Keeps only a few of them, so the number of rows doesn't matter. */
final class CellTally {
    private final ColumnSurvey survey;
    private final boolean isTarget;
    private final NumberColumn column;
    private final boolean hasQuantiles;
    private final List<Long> missingLines = new ArrayList<>();
    private final Set<String> distinct = new HashSet<>();
    private final List<String> examples = new ArrayList<>();
    private long missing;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    CellTally(NumberColumn column, boolean isTarget, EncodingSpec encoding) {
        this.survey = isTarget ? new ColumnSurvey(column, null) : ColumnSurvey.of(column, encoding);
        this.isTarget = isTarget;
        this.column = column;
        this.hasQuantiles = !isTarget && encoding.scalingOf(column.name()) == FeatureScaling.QUANTILE_NORMAL;
    }

    /** Looks at the next cell. */
    void add(Cell cell) {
        survey.add(cell);
        if (cell.isMissing()) {
            missing++;
            if (missingLines.size() < ColumnDescription.MOST_EXAMPLES) {
                missingLines.add(cell.line());
            }
            return;
        }
        if (distinct.size() < ColumnDescription.MOST_DISTINCT
                && distinct.add(cell.text())
                && examples.size() < ColumnDescription.MOST_EXAMPLES) {
            examples.add(cell.text());
        }
        double number = ColumnType.NUMBER.value(cell.text());
        if (!Double.isNaN(number)) {
            min = Math.min(min, number);
            max = Math.max(max, number);
        }
    }

    /** The type of the column, judged by all cells. */
    ColumnType type() {
        return survey.type();
    }

    /** Why a training would refuse the column; null if it wouldn't. */
    @Nullable
    String fault() {
        return isTarget ? survey.faultOfNumbers() : survey.fault();
    }

    /** Why a training would refuse to scale a sound column by quantiles; null if it wouldn't. */
    @Nullable
    String fewValues() {
        // What stands in for missing cells may be one more.
        int values = distinct.size() + (missing > 0 ? 1 : 0);
        return hasQuantiles
                        && type() == ColumnType.NUMBER
                        && values > 1
                        && values < FeatureScaling.FEWEST_QUANTILE_VALUES
                ? column.place() + ": its scaling is quantileNormal, which takes "
                        + FeatureScaling.FEWEST_QUANTILE_VALUES + " different values or more, but it has "
                        + distinct.size() + ". Set -Dregression.featureScalingOf." + column.name() + "=standard."
                : null;
    }

    /** The first text among few different whole numbers, all of which are treated as categories; null if there is none. */
    @Nullable
    Cell mixed() {
        return isTarget ? null : survey.mixed();
    }

    long missing() {
        return missing;
    }

    List<Long> missingLines() {
        return missingLines;
    }

    int distinct() {
        return distinct.size();
    }

    List<String> examples() {
        return examples;
    }

    /** Of the cells that are numbers. */
    double min() {
        return min;
    }

    /** Of the cells that are numbers. */
    double max() {
        return max;
    }
}
