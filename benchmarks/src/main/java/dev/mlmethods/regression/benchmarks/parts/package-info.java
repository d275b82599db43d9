/** What is measured: one class for each question. */
package dev.mlmethods.regression.benchmarks.parts;
