/** Tables that are larger than memory: rows of numbers in temporary files, which are mapped into it. */
package dev.mlmethods.regression.storage;
