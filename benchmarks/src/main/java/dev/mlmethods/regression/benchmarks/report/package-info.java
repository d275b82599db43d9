/** What the measurements show. */
package dev.mlmethods.regression.benchmarks.report;
