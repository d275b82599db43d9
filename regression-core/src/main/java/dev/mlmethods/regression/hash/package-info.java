/** SHA-256: of contents, of a document in itself, and as messages show it. */
package dev.mlmethods.regression.hash;
