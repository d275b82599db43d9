/** Gradient-boosted trees as a reference model: the only package that uses LightGBM. */
package dev.mlmethods.regression.trees;
