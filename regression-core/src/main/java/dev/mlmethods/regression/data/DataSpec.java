package dev.mlmethods.regression.data;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which data: the dataset and its columns.
 *
 * @param dataset the name of a built-in dataset, or a CSV file
 * @param target the column to predict; null for the built-in dataset's default target
 * @param features the columns to predict from, in this order; empty for all except the target
 * @param exclude columns that aren't features
 * @param sampleWeight the column with the weight of each row, which isn't a feature; null if all rows count the same
 * @param dialect how a CSV file is written, as far as the user says
 */
public record DataSpec(
        String dataset,
        @Nullable String target,
        List<String> features,
        List<String> exclude,
        @Nullable String sampleWeight,
        @JsonUnwrapped DialectSpec dialect) {
    /** Copies the lists. */
    public DataSpec {
        features = List.copyOf(features);
        exclude = List.copyOf(exclude);
    }

    /** A file whose dialect is detected, and whose rows all count the same. */
    public DataSpec(String dataset, @Nullable String target, List<String> features, List<String> exclude) {
        this(dataset, target, features, exclude, null, DialectSpec.FOUND);
    }

    /** All columns of a built-in dataset. */
    public static DataSpec builtIn(String dataset) {
        return new DataSpec(dataset, null, List.of(), List.of());
    }

    /** A CSV file with the given target; all other columns are features. */
    public static DataSpec csv(String file, String target) {
        return new DataSpec(file, target, List.of(), List.of());
    }

    /** The same columns of a file that is written in a different way. */
    public DataSpec withDialect(DialectSpec newDialect) {
        return new DataSpec(dataset, target, features, exclude, sampleWeight, newDialect);
    }

    /** The same columns of another dataset. */
    public DataSpec withDataset(String newDataset) {
        return new DataSpec(newDataset, target, features, exclude, sampleWeight, dialect);
    }

    /** The same rows with the weights of a column; null if all count the same. */
    public DataSpec withSampleWeight(@Nullable String newSampleWeight) {
        return new DataSpec(dataset, target, features, exclude, newSampleWeight, dialect);
    }
}
