/** The files that PyTorch saves state dicts in. */
package dev.mlmethods.regression.exchange.torch;
