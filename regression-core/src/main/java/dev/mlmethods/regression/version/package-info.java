/** Which version of this library this is, what it was built with, and the hash of its code. */
package dev.mlmethods.regression.version;
