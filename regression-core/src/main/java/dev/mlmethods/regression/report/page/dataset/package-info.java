/** The page of a described dataset, dataset.html. */
package dev.mlmethods.regression.report.page.dataset;
