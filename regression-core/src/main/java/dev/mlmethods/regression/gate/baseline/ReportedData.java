package dev.mlmethods.regression.gate.baseline;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.data.DataSource;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.data.DialectSpec;
import dev.mlmethods.regression.data.RowNames;
import dev.mlmethods.regression.predictor.table.ColumnType;
import dev.mlmethods.regression.report.result.EvaluationReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The data that a report names; what was read once is kept, because both the chain and the comparison use it. */
final class ReportedData implements EvaluationData {
    private final EvaluationReport report;
    private final Path basedir;
    private @Nullable Dataset training;
    private @Nullable Dataset evaluation;

    ReportedData(EvaluationReport report, Path basedir) {
        this.report = report;
        this.basedir = basedir;
    }

    @Override
    public Dataset training() {
        if (training == null) {
            training = readTraining();
        }
        return training;
    }

    private Dataset readTraining() {
        DataSpec spec = report.specification().data();
        Dataset dataset = DataSource.of(spec, basedir)
                .read(
                        spec.target(),
                        report.specification().columns(),
                        report.specification().encoding());
        if (!report.provenance().isOf(dataset)) {
            throw new RegressionException("The dataset " + dataset.name()
                    + " has changed since the model was trained on it. Train and evaluate again with"
                    + " regression:" + report.provenance().goal() + " and regression:evaluate.");
        }
        return dataset;
    }

    @Override
    public Dataset evaluation() {
        if (evaluation == null) {
            evaluation = readEvaluation(DataSource.of(
                    "evaluationDataset",
                    report.dataset(),
                    basedir,
                    DialectSpec.FOUND,
                    report.specification().data().dialect()));
        }
        return evaluation;
    }

    private Dataset readEvaluation(DataSource source) {
        Dataset rows = readRows(source);
        String sampleWeight = report.specification().data().sampleWeight();
        return sampleWeight == null
                ? rows
                : source.readWeights(
                        rows, sampleWeight, report.specification().encoding().markers());
    }

    private Dataset readRows(DataSource source) {
        Map<String, String> columns = report.columns();
        if (columns == null) {
            return source.readNumbers(report.target(), report.features());
        }
        Map<String, ColumnType> types = new LinkedHashMap<>();
        columns.forEach((column, type) -> types.put(column, ColumnType.of(type)));
        return source.read(report.target(), types, report.specification().encoding());
    }

    @Override
    public SortedMap<Integer, Long> linesOf(Set<Integer> rows) {
        Map<Integer, Integer> inTable = new LinkedHashMap<>();
        rows.forEach(row -> inTable.put(row, training().rowInTable(row)));
        SortedMap<Integer, Long> found =
                DataSource.of(report.specification().data(), basedir).linesOf(Set.copyOf(inTable.values()));
        SortedMap<Integer, Long> lines = new TreeMap<>();
        inTable.forEach((row, number) -> {
            Long line = found.get(number);
            if (line != null) {
                lines.put(row, line);
            }
        });
        return lines;
    }

    @Override
    public @Nullable RowNames keyNames() {
        DataSource source = DataSource.of(report.specification().data(), basedir);
        boolean hasKey =
                source.origin().filter(origin -> !origin.key().isEmpty()).isPresent();
        RowNames names = source.rowNames();
        return hasKey ? row -> names.of(training().rowInTable(row)) : null;
    }

    @Override
    public boolean isThatOf(Baseline baseline) {
        String dataset = report.specification().data().dataset();
        return new BaselineDataset(baseline, dataset, basedir).isOfBaseline(dataset);
    }

    @Override
    public Optional<Dataset> then(Baseline baseline) {
        return FormerData.of(
                new BaselineDataset(baseline, report.specification().data().dataset(), basedir));
    }
}
