package dev.mlmethods.regression.predictor;

import java.util.Optional;

/**
 * Where a model comes from.
 *
 * @param dataSha256 the contents of the dataset that it was trained on
 * @param rows the rows of the dataset, before the split
 * @param engine the training engine that ran
 * @param regressionVersion the release that trained it
 * @param java the version and vendor of the Java runtime that trained it
 * @param os the name and architecture of the operating system that it was trained on
 * @param gitCommit the commit that was checked out; empty outside a git work tree
 */
public record Provenance(
        String dataSha256,
        int rows,
        String engine,
        String regressionVersion,
        String java,
        String os,
        Optional<String> gitCommit) {}
