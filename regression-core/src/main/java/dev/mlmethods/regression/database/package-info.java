/** Rows of a database, by JDBC: a query is asked once, its rows are sorted, and kept in a file that is the same whichever database they came from. */
package dev.mlmethods.regression.database;
