/** Tables of numbers: the feature matrix, the dataset with its target, CSV files and the built-in datasets. */
package dev.mlmethods.regression.data;
