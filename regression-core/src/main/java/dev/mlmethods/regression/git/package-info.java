/** What git says of a work tree, asked of its own executable, and what git leaves in files: pointers of LFS, markers of a merge. */
package dev.mlmethods.regression.git;
