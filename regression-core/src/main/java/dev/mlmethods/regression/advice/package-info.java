/**
 * What to do next with a network, decided in one place from the evidence of its training and evaluation: log, pages and JSON report what is decided
 * here, so they cannot contradict each other.
 */
package dev.mlmethods.regression.advice;
