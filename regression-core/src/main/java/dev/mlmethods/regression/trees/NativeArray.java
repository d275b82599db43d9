package dev.mlmethods.regression.trees;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import dev.mlmethods.regression.data.FeatureMatrix;

/**
 * Numbers outside of the heap, where LightGBM reads them.
 *
 * @param address what LightGBM takes
 * @param free ends their life
 */
record NativeArray(SWIGTYPE_p_void address, Runnable free) implements AutoCloseable {
    /** Rows of features as float64, row by row. */
    static NativeArray of(FeatureMatrix features, int from, int to) {
        int columns = features.columns();
        SWIGTYPE_p_double values = lightgbmlib.new_doubleArray((long) (to - from) * columns);
        for (int row = from; row < to; row++) {
            for (int column = 0; column < columns; column++) {
                lightgbmlib.doubleArray_setitem(
                        values, (long) (row - from) * columns + column, features.get(row, column));
            }
        }
        return new NativeArray(lightgbmlib.double_to_voidp_ptr(values), () -> lightgbmlib.delete_doubleArray(values));
    }

    /** Numbers as float32, each rounded to the nearest. */
    static NativeArray ofFloats(double[] numbers) {
        SWIGTYPE_p_float values = lightgbmlib.new_floatArray(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            lightgbmlib.floatArray_setitem(values, i, (float) numbers[i]);
        }
        return new NativeArray(lightgbmlib.float_to_voidp_ptr(values), () -> lightgbmlib.delete_floatArray(values));
    }

    @Override
    public void close() {
        free.run();
    }
}
