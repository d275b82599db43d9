package dev.mlmethods.regression.sweep;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.model.PreparedData;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The data of a sweep's trials, read and scaled once for all that share it. */
public final class SweepData {
    private final Path basedir;
    private final ConcurrentMap<DataSpec, Loaded> datasets = new ConcurrentHashMap<>();
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

    private record Key(SplitKey split, TargetScaling targetScaling) {}

    private record SplitKey(DataSpec data, SplitSpec split, int folds) {
        static SplitKey of(Specification specification, int folds) {
            return new SplitKey(specification.data(), specification.split(), folds);
        }
    }

    /** Reads what is not searched, so that it is there when it is asked for; a fault in it is found out then. */
    public void read(SweepSpec spec) {
        try {
            String unused = sha256(spec.specification().data());
            List<PreparedData> unusedToo = prepared(spec.specification(), spec.folds());
        } catch (RegressionException e) {
            // Whoever asks for it meets it again.
        }
    }

    /** A dataset. */
    Dataset dataset(DataSpec data) {
        return loaded(data).dataset();
    }

    /** The hash of its contents, see {@link Dataset#sha256}. */
    String sha256(DataSpec data) {
        return loaded(data).sha256();
    }

    /** What a trial trains on: one split, or one for each fold. */
    List<PreparedData> prepared(Specification specification, int folds) {
        return prepared.computeIfAbsent(
                new Key(
                        SplitKey.of(specification, folds),
                        specification.training().targetScaling()),
                this::prepare);
    }

    /** How the rows of a trial are divided: once, or once for each fold. */
    List<DatasetSplit> splits(Specification specification, int folds) {
        return splits(SplitKey.of(specification, folds));
    }

    private List<DatasetSplit> splits(SplitKey key) {
        return splits.computeIfAbsent(key, missing -> {
            Dataset dataset = dataset(missing.data());
            return missing.folds() == 0
                    ? List.of(DatasetSplit.of(dataset, missing.split()))
                    : DatasetSplit.folds(dataset, missing.split(), missing.folds());
        });
    }

    private Loaded loaded(DataSpec data) {
        return datasets.computeIfAbsent(data, missing -> {
            Dataset dataset = PreparedData.load(missing, basedir);
            return new Loaded(dataset, dataset.sha256());
        });
    }

    private List<PreparedData> prepare(Key key) {
        DataSpec data = key.split().data();
        return splits(key.split()).stream()
                .map(split -> PreparedData.of(
                        split,
                        key.targetScaling(),
                        DataSource.of(data.dataset(), basedir).rowNames()))
                .toList();
    }
}
