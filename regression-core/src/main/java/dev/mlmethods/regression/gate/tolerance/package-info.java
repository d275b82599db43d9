/** How far a metric may move, how far it has moved, and whether that is chance. */
package dev.mlmethods.regression.gate.tolerance;
