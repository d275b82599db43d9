/** Files that a kill doesn't tear: written beside their place and moved there. And those that a goal reads, which it mustn't write. */
package dev.mlmethods.regression.file;
