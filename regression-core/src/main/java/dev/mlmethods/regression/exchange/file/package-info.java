/** The files of other tools, read once into memory, and how much memory reading them may take. */
package dev.mlmethods.regression.exchange.file;
