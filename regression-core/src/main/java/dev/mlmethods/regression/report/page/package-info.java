/** HTML pages, made only from the JSON of results. */
package dev.mlmethods.regression.report.page;
