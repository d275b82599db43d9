/** Runs the trainings of a sweep on a cluster of Apache Spark. */
package dev.mlmethods.regression.spark;
