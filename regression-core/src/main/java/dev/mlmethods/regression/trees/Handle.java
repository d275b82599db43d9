package dev.mlmethods.regression.trees;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Something in LightGBM's memory.
 *
 * @param address what LightGBM takes
 * @param free ends its life
 */
record Handle(SWIGTYPE_p_void address, Consumer<SWIGTYPE_p_void> free) implements AutoCloseable {
    /**
     * Creates it.
     *
     * @param create stores the address where it is told to, and returns 0 unless it fails
     * @throws LacksTreesException if it fails
     */
    static Handle of(ToIntFunction<SWIGTYPE_p_p_void> create, Consumer<SWIGTYPE_p_void> free) {
        SWIGTYPE_p_p_void place = lightgbmlib.new_voidpp();
        try {
            check(create.applyAsInt(place));
            return new Handle(lightgbmlib.voidpp_value(place), free);
        } finally {
            lightgbmlib.delete_voidpp(place);
        }
    }

    /**
     * Throws if a function has failed.
     *
     * @param status what it returned, 0 unless it failed
     */
    static void check(int status) {
        if (status != 0) {
            throw new LacksTreesException("LightGBM failed: " + lightgbmlib.LGBM_GetLastError());
        }
    }

    @Override
    public void close() {
        free.accept(address);
    }
}
