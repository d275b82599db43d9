/** Names and values in messages. */
package dev.mlmethods.regression.predictor.text;
