/** The page of an evaluation. */
package dev.mlmethods.regression.report.page.evaluation;
