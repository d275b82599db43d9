/** Evaluations that were accepted, with their files, and the one that is held to them. Both are checked against what they were made from. */
package dev.mlmethods.regression.gate.baseline;
