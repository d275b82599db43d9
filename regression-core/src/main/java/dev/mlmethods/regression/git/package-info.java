/** What git's own executable says about a work tree, and what git leaves in files: pointers of LFS, markers of a merge. */
package dev.mlmethods.regression.git;
