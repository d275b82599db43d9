/** JSON as this project writes and reads it, what is wrong with a JSON text, in words, and conditions on records that are read from it. */
package dev.mlmethods.regression.json;
