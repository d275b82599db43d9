/** Named arrays of numbers, as the files of other tools hold them. */
package dev.mlmethods.regression.exchange.tensor;
