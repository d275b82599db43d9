/** The choice of a training engine. */
package dev.mlmethods.regression.engine;
