package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.data.SplitColumn;
import dev.mlmethods.regression.model.PreparedData;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.scaling.PreparationSpec;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The data of a sweep's trials, read and scaled once for all that share it. */
public final class SweepData {
    private final Path basedir;
    private final ConcurrentMap<ReadKey, Loaded> datasets = new ConcurrentHashMap<>();
    private final ConcurrentMap<ReadKey, RegressionException> faults = new ConcurrentHashMap<>();
    private final ConcurrentMap<SplitKey, List<DatasetSplit>> splits = new ConcurrentHashMap<>();
    private final ConcurrentMap<Key, List<PreparedData>> prepared = new ConcurrentHashMap<>();

    /**
     * Reads nothing yet.
     *
     * @param basedir what a relative file of a dataset is relative to
     */
    public SweepData(Path basedir) {
        this.basedir = basedir;
    }

    private record Loaded(Dataset dataset, String sha256) {}

    /** What decides which data are read; the rest of the specification is ignored. */
    private record ReadKey(
            DataSpec data, EncodingSpec encoding, @Nullable SplitColumn column) {
        static ReadKey of(Specification specification) {
            return new ReadKey(
                    specification.data(),
                    specification.encoding(),
                    specification.split().column());
        }
    }

    /** The seed is null if what is prepared doesn't depend on it. */
    private record Key(
            SplitKey split,
            PreparationSpec preparation,
            TargetScaling targetScaling,
            @Nullable Long seed) {
        static Key of(Specification specification, int folds) {
            return new Key(
                    SplitKey.of(specification, folds),
                    specification.preparation(),
                    specification.training().targetScaling(),
                    specification.preparation().dependsOnSeed()
                            ? (Long) specification.training().seed()
                            : null);
        }

        boolean isOfAnotherSeed(Key other) {
            return seed != null && other.seed != null && !seed.equals(other.seed);
        }
    }

    private record SplitKey(DataSpec data, EncodingSpec encoding, SplitSpec split, int folds) {
        static SplitKey of(Specification specification, int folds) {
            return new SplitKey(specification.data(), specification.encoding(), specification.split(), folds);
        }
    }

    /**
     * Reads what is not searched, so that it is ready when it is needed. A fault in it is reported only then.
     *
     * @param spec whose specification names the data that are not searched
     */
    public void read(SweepSpec spec) {
        try {
            Specification trained = spec.specification().members().get(0);
            String unused = sha256(trained);
            List<PreparedData> unusedToo = prepared(trained, spec.folds());
        } catch (RegressionException e) {
            // Whoever needs the data gets the same error.
        }
    }

    /**
     * {@return all rows of a dataset}
     *
     * @param specification which rows and columns
     * @throws RegressionException if they can't be read
     */
    public Dataset dataset(Specification specification) {
        return loaded(specification).dataset();
    }

    /**
     * {@return the hash of its contents, see {@link Dataset#sha256}}
     *
     * @param specification which rows and columns
     */
    public String sha256(Specification specification) {
        return loaded(specification).sha256();
    }

    /**
     * {@return what a trial trains on: one split, or one for each fold}
     *
     * @param specification how the rows are divided and prepared
     * @param folds of the cross-validation; 0 for one split
     * @throws RegressionException if the rows can't be divided or prepared that way
     */
    public List<PreparedData> prepared(Specification specification, int folds) {
        Key key = Key.of(specification, folds);
        // The rows of every seed that is searched would fill the memory.
        prepared.keySet().removeIf(key::isOfAnotherSeed);
        return prepared.computeIfAbsent(key, missing -> prepare(specification, folds));
    }

    /** Lets go of all prepared rows, which would fill the memory if many preparations are tried. */
    public void forgetPrepared() {
        prepared.clear();
    }

    /**
     * {@return how the rows of a trial are divided: once, or once for each fold}
     *
     * @param specification how the rows are divided
     * @param folds of the cross-validation; 0 for one split
     * @throws RegressionException if the rows can't be divided that way
     */
    public List<DatasetSplit> splits(Specification specification, int folds) {
        return splits.computeIfAbsent(SplitKey.of(specification, folds), missing -> {
            Dataset dataset = dataset(specification);
            return missing.folds() == 0
                    ? List.of(DatasetSplit.of(dataset, missing.split()))
                    : DatasetSplit.folds(dataset, missing.split(), missing.folds());
        });
    }

    private Loaded loaded(Specification specification) {
        ReadKey key = ReadKey.of(specification);
        RegressionException fault = faults.get(key);
        if (fault != null) {
            throw fault;
        }
        try {
            return datasets.computeIfAbsent(key, missing -> {
                Dataset dataset = PreparedData.load(specification, basedir);
                return new Loaded(dataset, dataset.sha256());
            });
        } catch (RegressionException e) {
            // Many trials may share what can't be read.
            if (!MachineException.isBehind(e)) {
                faults.put(key, e);
            }
            throw e;
        }
    }

    private List<PreparedData> prepare(Specification specification, int folds) {
        return splits(specification, folds).stream()
                .map(split -> PreparedData.of(
                        split,
                        specification,
                        DataSource.of(specification.data(), basedir).rowNames()))
                .toList();
    }
}
