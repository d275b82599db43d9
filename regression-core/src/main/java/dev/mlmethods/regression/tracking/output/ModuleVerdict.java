package dev.mlmethods.regression.tracking.output;

import dev.mlmethods.regression.tracking.CheckResult;

/**
 * The verdict of a module of the build.
 *
 * @param name of the module, as the page shows it
 * @param result what its gate found
 */
public record ModuleVerdict(String name, CheckResult result) {}
