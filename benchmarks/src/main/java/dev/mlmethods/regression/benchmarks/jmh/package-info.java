/** Kernels for JMH in the Vector API; compiled apart, since javac warns of every use of an incubating module. */
package dev.mlmethods.regression.benchmarks.jmh;
