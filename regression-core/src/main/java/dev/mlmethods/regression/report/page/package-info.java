/** HTML pages, made of the JSON of results alone. */
package dev.mlmethods.regression.report.page;
