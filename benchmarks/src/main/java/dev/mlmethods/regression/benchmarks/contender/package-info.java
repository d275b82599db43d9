/**
 * The programs that are measured. Each runs in its own process, trains when it is asked to and answers with one line of JSON, so several of them can
 * be warm at once and take turns.
 */
package dev.mlmethods.regression.benchmarks.contender;
