/** Kernels for JMH in the Vector API; compiled separately, because javac warns about every use of an incubating module. */
package dev.mlmethods.regression.benchmarks.jmh;
