/**
 * Damages files of ours at random, and holds their readers to what they may do: read the same, read something else that is right, or refuse with a
 * message that names the file.
 */
package dev.mlmethods.regression.fuzz;
