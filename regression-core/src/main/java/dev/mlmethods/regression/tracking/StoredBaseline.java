package dev.mlmethods.regression.tracking;

import dev.mlmethods.regression.data.Dataset;
import java.util.function.Supplier;

/** A baseline, and what is beside it, which is read when it is asked for: nobody does where nothing moved. */
public final class StoredBaseline {
    private final Baseline baseline;
    private final Supplier<BaselineRows> rows;

    StoredBaseline(Baseline baseline, Supplier<BaselineRows> rows) {
        this.baseline = baseline;
        this.rows = rows;
    }

    /**
     * The baseline that an evaluation makes when it is accepted.
     *
     * @throws dev.mlmethods.regression.RegressionException if the data can't be read, or have changed since
     */
    public static StoredBaseline of(EvaluatedModel accepted, EvaluationData data) {
        ResultChain.requireData(accepted, data);
        Dataset training = data.training();
        BaselineRows rows = BaselineRows.of(accepted.predictions(), training);
        return new StoredBaseline(Baseline.of(accepted, rows, training, data), () -> rows);
    }

    /** What {@code regression-baseline.json} holds. */
    public Baseline baseline() {
        return baseline;
    }

    /**
     * What is beside it; read anew by each call.
     *
     * @throws dev.mlmethods.regression.RegressionException if it can't be read, or isn't that of the baseline
     */
    public BaselineRows rows() {
        return rows.get();
    }
}
