/** The page that links to the pages of several results. */
package dev.mlmethods.regression.report.page.index;
