/** The goals, and what they need from Maven: parameters, artifacts, a JVM for the worker, a place to show progress. */
package dev.mlmethods.regression.maven;
