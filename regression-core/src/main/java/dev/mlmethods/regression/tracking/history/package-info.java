/** What was recorded, commit by commit. */
package dev.mlmethods.regression.tracking.history;
