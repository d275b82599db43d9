/**
 * Damages our files at random, and checks that their readers do only what they may: read the same, read something else that is right, or refuse with
 * a message that names the file.
 */
package dev.mlmethods.regression.fuzz;
