/** Values that the user gives by name, and why something failed, in words; bounds in few digits. */
package dev.mlmethods.regression.text;
