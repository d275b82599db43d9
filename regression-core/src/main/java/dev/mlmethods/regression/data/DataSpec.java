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
    /**
     * Copies the lists.
     *
     * @param dataset the name of a built-in dataset, or a CSV file
     * @param target the column to predict; null for the built-in dataset's default target
     * @param features the columns to predict from, in this order; empty for all; copied
     * @param exclude columns that aren't features; copied
     * @param sampleWeight the column with the weight of each row, or null
     * @param dialect what the user says about the CSV file
     */
    public DataSpec {
        features = List.copyOf(features);
        exclude = List.copyOf(exclude);
    }

    /**
     * Names a dataset whose dialect is detected, and whose rows all count the same.
     *
     * @param dataset the name of a built-in dataset, or a CSV file
     * @param target the column to predict; null for the built-in dataset's default target
     * @param features the columns to predict from, in this order; empty for all except the target
     * @param exclude columns that aren't features
     */
    public DataSpec(String dataset, @Nullable String target, List<String> features, List<String> exclude) {
        this(dataset, target, features, exclude, null, DialectSpec.FOUND);
    }

    /**
     * {@return all columns of a built-in dataset, with its default target}
     *
     * @param dataset its name, such as {@code california-housing}
     */
    public static DataSpec builtIn(String dataset) {
        return new DataSpec(dataset, null, List.of(), List.of());
    }

    /**
     * {@return a CSV file with the given target; all other columns are features}
     *
     * @param file its path
     * @param target the column to predict
     */
    public static DataSpec csv(String file, String target) {
        return new DataSpec(file, target, List.of(), List.of());
    }

    /**
     * {@return the same columns of a file that is written in a different way}
     *
     * @param newDialect how it is written
     */
    public DataSpec withDialect(DialectSpec newDialect) {
        return new DataSpec(dataset, target, features, exclude, sampleWeight, newDialect);
    }

    /**
     * {@return the same columns of another dataset}
     *
     * @param newDataset the name of a built-in dataset, or a CSV file
     */
    public DataSpec withDataset(String newDataset) {
        return new DataSpec(newDataset, target, features, exclude, sampleWeight, dialect);
    }

    /**
     * {@return the same rows with the weights of a column}
     *
     * @param newSampleWeight the column with the weight of each row; null if all rows count the same
     */
    public DataSpec withSampleWeight(@Nullable String newSampleWeight) {
        return new DataSpec(dataset, target, features, exclude, newSampleWeight, dialect);
    }
}
