/** The page of a tuning. */
package dev.mlmethods.regression.report.page.tuning;
