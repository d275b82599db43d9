/** Tells causes apart: trains with each alone. */
package dev.mlmethods.regression.gate.bisect;
