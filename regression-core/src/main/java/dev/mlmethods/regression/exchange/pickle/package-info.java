/** Pickles of Python, read as plain values: no class is loaded, and nothing is constructed or called. */
package dev.mlmethods.regression.exchange.pickle;
