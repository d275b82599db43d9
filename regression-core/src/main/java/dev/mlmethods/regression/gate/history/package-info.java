/** What was recorded, commit by commit. */
package dev.mlmethods.regression.gate.history;
