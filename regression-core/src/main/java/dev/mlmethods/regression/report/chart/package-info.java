/** Charts as values: each is drawn as SVG here, and interactively in the browser from its JSON. */
package dev.mlmethods.regression.report.chart;
