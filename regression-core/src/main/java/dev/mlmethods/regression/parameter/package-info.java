/** What a parameter is, whoever reads it: its name, its values, and what it stands for. */
@NullMarked
package dev.mlmethods.regression.parameter;

import org.jspecify.annotations.NullMarked;
