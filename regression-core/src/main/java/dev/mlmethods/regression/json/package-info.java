/** JSON as this project writes and reads it, what is wrong with one in words, and what holds of records that are read from it. */
package dev.mlmethods.regression.json;
