/** What several packages of this library need and nobody else should use: JSON as this project writes it, safe writing of files. */
package dev.mlmethods.regression.internal;
