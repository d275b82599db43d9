/** The dense networks that named tensors of other tools describe. */
package dev.mlmethods.regression.exchange.network;
