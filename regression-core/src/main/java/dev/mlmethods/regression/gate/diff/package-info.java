/** What has changed since a baseline: rows and values of the data, fields of the specification, parts of the platform. */
package dev.mlmethods.regression.gate.diff;
