/** Where and why a model errs: intervals, residuals, and what the predictions depend on. */
package dev.mlmethods.regression.diagnostics;
