/** Values that the user gives by name, and why something failed, in words. */
package dev.mlmethods.regression.text;
