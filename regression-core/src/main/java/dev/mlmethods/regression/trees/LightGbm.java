package dev.mlmethods.regression.trees;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import dev.mlmethods.regression.data.FeatureMatrix;
import dev.mlmethods.regression.evaluation.Predictor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fits and predicts by way of LightGBM's <a href="https://lightgbm.readthedocs.io/en/v3.3.5/C-API.html">C interface</a>. {@link NativeCode} must be
 * loaded.
 */
final class LightGbm {
    /** LightGBM's default objective, the squared error, and what gives the same bits in each run; it changes nothing else of the trees. */
    private static final String PARAMETERS =
            "objective=regression metric=rmse verbosity=-1 num_threads=1 deterministic=true force_row_wise=true";

    /** So that the rows to predict don't take much memory a second time. */
    private static final int PREDICTED_AT_ONCE = 8192;

    private static final int ROW_BY_ROW = 1;
    private static final int ALL_ROUNDS = -1;

    /** Where LightGBM keeps the rows after the training rows. */
    private static final int VALIDATION = 1;

    private LightGbm() {}

    /**
     * Fits trees, which exist while they are used.
     *
     * @param use gets the trees
     * @return what {@code use} returns
     * @throws LacksTreesException if LightGBM fails
     */
    static <T> T fitted(TreeRows training, TreeSettings settings, Function<Predictor, T> use) {
        try (Handle dataset = dataset(training.features(), settings, null)) {
            setTargets(dataset, training);
            try (Handle booster = booster(dataset, settings)) {
                boost(booster, settings.numIterations());
                return use.apply(rows -> predicted(booster, rows));
            }
        }
    }

    /**
     * Fits trees until the RMSE on validation rows has not fallen for a while.
     *
     * @param settings of the trees, of which there are at most {@link TreeSettings#numIterations}
     * @throws LacksTreesException if LightGBM fails
     */
    static EarlyStop stopped(TreeRows training, TreeRows validation, TreeSettings settings) {
        try (Handle dataset = dataset(training.features(), settings, null);
                Handle compared = dataset(validation.features(), settings, dataset)) {
            setTargets(dataset, training);
            setTargets(compared, validation);
            try (Handle booster = booster(dataset, settings)) {
                Handle.check(lightgbmlib.LGBM_BoosterAddValidData(booster.address(), compared.address()));
                return stopped(booster, settings.numIterations());
            }
        }
    }

    private static EarlyStop stopped(Handle booster, int most) {
        EarlyStop best = EarlyStop.NONE;
        SWIGTYPE_p_int finished = lightgbmlib.new_intp();
        SWIGTYPE_p_int count = lightgbmlib.new_intp();
        SWIGTYPE_p_double rmse = lightgbmlib.new_doubleArray(1);
        try {
            lightgbmlib.intp_assign(finished, 0);
            for (int trees = 1;
                    trees <= most && lightgbmlib.intp_value(finished) == 0 && !best.isOver(trees);
                    trees++) {
                Handle.check(lightgbmlib.LGBM_BoosterUpdateOneIter(booster.address(), finished));
                Handle.check(lightgbmlib.LGBM_BoosterGetEval(booster.address(), VALIDATION, count, rmse));
                best = best.orBetter(trees, lightgbmlib.doubleArray_getitem(rmse, 0));
            }
            return best;
        } finally {
            lightgbmlib.delete_doubleArray(rmse);
            lightgbmlib.delete_intp(count);
            lightgbmlib.delete_intp(finished);
        }
    }

    private static String parameters(TreeSettings settings) {
        StringBuilder text = new StringBuilder(PARAMETERS);
        settings.parameters()
                .forEach((name, value) ->
                        text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }

    private static Handle booster(Handle dataset, TreeSettings settings) {
        return Handle.of(
                place -> lightgbmlib.LGBM_BoosterCreate(dataset.address(), parameters(settings), place),
                lightgbmlib::LGBM_BoosterFree);
    }

    /**
     * Rows in LightGBM's memory.
     *
     * @param reference the training rows, which say into which bins values fall; null if these are the training rows
     */
    private static Handle dataset(FeatureMatrix features, TreeSettings settings, @Nullable Handle reference) {
        try (NativeArray values = NativeArray.of(features, 0, features.rows())) {
            return Handle.of(
                    place -> lightgbmlib.LGBM_DatasetCreateFromMat(
                            values.address(),
                            lightgbmlibConstants.C_API_DTYPE_FLOAT64,
                            features.rows(),
                            features.columns(),
                            ROW_BY_ROW,
                            parameters(settings),
                            reference == null ? null : reference.address(),
                            place),
                    lightgbmlib::LGBM_DatasetFree);
        }
    }

    private static void setTargets(Handle dataset, TreeRows rows) {
        setField(dataset, "label", rows.target());
        double[] weights = rows.weights();
        if (weights != null) {
            setField(dataset, "weight", weights);
        }
    }

    private static void setField(Handle dataset, String name, double[] numbers) {
        try (NativeArray values = NativeArray.ofFloats(numbers)) {
            Handle.check(lightgbmlib.LGBM_DatasetSetField(
                    dataset.address(),
                    name,
                    values.address(),
                    numbers.length,
                    lightgbmlibConstants.C_API_DTYPE_FLOAT32));
        }
    }

    /** Ends early if no leaf can be split any more. */
    private static void boost(Handle booster, int trees) {
        SWIGTYPE_p_int finished = lightgbmlib.new_intp();
        try {
            lightgbmlib.intp_assign(finished, 0);
            for (int tree = 0; tree < trees && lightgbmlib.intp_value(finished) == 0; tree++) {
                Handle.check(lightgbmlib.LGBM_BoosterUpdateOneIter(booster.address(), finished));
            }
        } finally {
            lightgbmlib.delete_intp(finished);
        }
    }

    private static double[] predicted(Handle booster, FeatureMatrix features) {
        double[] predicted = new double[features.rows()];
        for (int from = 0; from < predicted.length; from += PREDICTED_AT_ONCE) {
            predict(booster, features, from, Math.min(predicted.length, from + PREDICTED_AT_ONCE), predicted);
        }
        return predicted;
    }

    private static void predict(Handle booster, FeatureMatrix features, int from, int to, double[] predicted) {
        SWIGTYPE_p_double results = lightgbmlib.new_doubleArray(to - from);
        SWIGTYPE_p_long_long count = lightgbmlib.new_int64_tp();
        try (NativeArray values = NativeArray.of(features, from, to)) {
            Handle.check(lightgbmlib.LGBM_BoosterPredictForMat(
                    booster.address(),
                    values.address(),
                    lightgbmlibConstants.C_API_DTYPE_FLOAT64,
                    to - from,
                    features.columns(),
                    ROW_BY_ROW,
                    lightgbmlibConstants.C_API_PREDICT_NORMAL,
                    0,
                    ALL_ROUNDS,
                    PARAMETERS,
                    count,
                    results));
            for (int row = from; row < to; row++) {
                predicted[row] = lightgbmlib.doubleArray_getitem(results, row - from);
            }
        } finally {
            lightgbmlib.delete_int64_tp(count);
            lightgbmlib.delete_doubleArray(results);
        }
    }
}
