/** Results as their JSON files hold them: all that a page shows, readable without DL4J. */
package dev.mlmethods.regression.report.result;
