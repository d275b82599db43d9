/** Tells causes apart by training with each one separately. */
package dev.mlmethods.regression.gate.bisect;
