/** The files that joblib and pickle save the scalers of scikit-learn in. */
package dev.mlmethods.regression.exchange.joblib;
