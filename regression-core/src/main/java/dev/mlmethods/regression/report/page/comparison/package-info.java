/** The page that compares two results. */
package dev.mlmethods.regression.report.page.comparison;
