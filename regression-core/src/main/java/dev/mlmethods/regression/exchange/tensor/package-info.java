/** Named arrays of numbers, as the files of other tools hold them, and safetensors, which hold nothing else. */
package dev.mlmethods.regression.exchange.tensor;
