/** The process that trains, evaluates and predicts for the plugin: a request comes in, events and a result go out. */
package dev.mlmethods.regression.worker;
