/** SHA-256: of contents, of a document within that document, and as messages show it. */
package dev.mlmethods.regression.hash;
