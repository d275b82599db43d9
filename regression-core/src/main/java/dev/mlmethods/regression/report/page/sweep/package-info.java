/** The page of a sweep. */
package dev.mlmethods.regression.report.page.sweep;
