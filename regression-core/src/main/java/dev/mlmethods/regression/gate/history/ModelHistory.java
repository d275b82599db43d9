package dev.mlmethods.regression.gate.history;

import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of one model: a target in an execution of a module.
 *
 * @param name of the model, as it appears in headings
 * @param entries in the order of the lines; at least one
 */
record ModelHistory(String name, List<HistoryEntry> entries) {
    private static final String NOT_NAMED = "Records of format version 1, which do not name their model";

    ModelHistory {
        entries = List.copyOf(entries);
    }

    /**
     * Separates the records by model, in the order of each model's first record. Lines of version 1 don't name a model: if there is only one model,
     * they are assumed to be its own, because the history belongs to the module.
     */
    static List<ModelHistory> of(List<HistoryEntry> entries) {
        List<String> names = entries.stream().map(ModelHistory::name).distinct().toList();
        List<String> named =
                names.stream().filter(name -> !name.equals(NOT_NAMED)).toList();
        String ofUnnamed = named.size() == 1 ? named.get(0) : NOT_NAMED;
        Map<String, List<HistoryEntry>> byName = new LinkedHashMap<>();
        for (HistoryEntry entry : entries) {
            String name = name(entry);
            byName.computeIfAbsent(name.equals(NOT_NAMED) ? ofUnnamed : name, any -> new ArrayList<>())
                    .add(entry);
        }
        return byName.entrySet().stream()
                .map(model -> new ModelHistory(model.getKey(), model.getValue()))
                .toList();
    }

    /** Whether these are the records of the model that an entry belongs to. */
    boolean isOf(HistoryEntry entry) {
        return name.equals(name(entry));
    }

    private static String name(HistoryEntry entry) {
        return entry.module() == null || entry.execution() == null
                ? NOT_NAMED
                : new ModuleExecution(entry.module(), entry.execution()).name()
                        + (entry.target() == null ? "" : ", target " + entry.target());
    }
}
