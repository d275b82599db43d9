/**
 * Files that stay intact if a process is killed: written beside their place and moved there; and the files that a goal reads, which it must not
 * overwrite.
 */
package dev.mlmethods.regression.file;
