/**
 * Trains, evaluates and stores regression networks.
 *
 * <p>The packages below follow the data: {@code data}, {@code split}, {@code scaling}, {@code network}, {@code training},
 * {@code evaluation}, {@code model}, {@code report}, {@code worker}. Each uses only those before it.
 */
package dev.mlmethods.regression;
