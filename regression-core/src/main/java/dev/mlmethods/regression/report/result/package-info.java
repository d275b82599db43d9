/** Results as their JSON files contain them: everything that a page shows, readable without DL4J. */
package dev.mlmethods.regression.report.result;
