package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.contender.JsonLine;
import dev.mlmethods.regression.benchmarks.process.Contenders;
import dev.mlmethods.regression.benchmarks.process.Dialogue;
import dev.mlmethods.regression.benchmarks.process.Laboratory;
import dev.mlmethods.regression.benchmarks.process.Options;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Real tables, with nothing given but the file and its target: a network with the defaults, beside scikit-learn's gradient-boosted trees and linear
 * regression, each trained and tested once on the same rows. The tables are in a folder provided by the user, with a list of them.
 */
public final class Tables implements Part {
    private static final String LIST = "tables.tsv";

    private final Optional<Path> folder;
    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Trains on the tables of the options. */
    public Tables(Options options, Contenders contenders, Laboratory laboratory) {
        this.folder = options.tables();
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() throws IOException {
        if (folder.isEmpty()) {
            return List.of(Finding.note("tables", "not measured: no benchmarks.tables"));
        }
        Optional<Dialogue> others = contenders.scikitLearnTables();
        try (Dialogue ours = contenders.tables()) {
            laboratory.uses(ours.version());
            others.ifPresent(dialogue -> laboratory.uses(dialogue.version()));
            List<TableResult> results = new ArrayList<>();
            for (Table table : tables(folder.get())) {
                results.add(measured(table, ours, others));
            }
            return TableResult.findings(results);
        } finally {
            others.ifPresent(Dialogue::close);
        }
    }

    private TableResult measured(Table table, Dialogue ours, Optional<Dialogue> others) throws IOException {
        String question = JsonLine.write(table);
        laboratory.awaitQuiet();
        String our = ours.ask(question);
        return new TableResult(
                String.valueOf(Path.of(table.file()).getFileName()),
                JsonLine.tree(our),
                JsonLine.tree(others.isEmpty() ? "{}" : others.get().ask(question)));
    }

    /** The rows of the list by its header, from which {@code file} and {@code target} are read. */
    private static List<Table> tables(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(LIST));
        List<String> header = List.of(lines.get(0).split("\t", -1));
        return lines.stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> new Table(
                        folder.resolve(cells[header.indexOf("file")]).toString(), cells[header.indexOf("target")]))
                .toList();
    }

    /** The task given to both. */
    private record Table(String file, String target) {}
}
