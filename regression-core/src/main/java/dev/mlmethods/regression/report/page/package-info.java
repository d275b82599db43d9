/** What all pages have in common: blocks, tables, and figures, and how they become HTML. A page is made only from the JSON of a result. */
package dev.mlmethods.regression.report.page;
