/** What the measurements say. */
package dev.mlmethods.regression.benchmarks.report;
