package dev.mlmethods.regression.data;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.table.CellText;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out how the numbers of a file are written from the cells of those columns that are numbers in any spelling. */
final class SpellingFinder {
    private final String name;
    private final List<List<String>> rows;

    /**
     * Looks at nothing yet.
     *
     * @param name what messages call the file
     * @param rows the first rows
     */
    SpellingFinder(String name, List<List<String>> rows) {
        this.name = name;
        this.rows = rows;
    }

    /**
     * The plainest spelling in which the cells are numbers.
     *
     * @param possible at least one, the plainest first
     * @param likely those to choose from if several spellings fit
     * @throws RegressionException if two spellings make different numbers of a cell, or none makes numbers of all
     */
    NumberSpelling find(List<NumberSpelling> possible, List<NumberSpelling> likely) {
        List<NumberSpelling> both = possible.stream().filter(likely::contains).toList();
        NumberSpelling byDefault = (both.isEmpty() ? possible : both).get(0);
        List<String> cells = markedCells(possible);
        if (cells.isEmpty()) {
            return byDefault;
        }
        Map<List<@Nullable String>, NumberSpelling> meanings = new LinkedHashMap<>();
        for (NumberSpelling spelling : possible) {
            List<@Nullable String> numbers = numbers(cells, spelling);
            if (numbers.stream().allMatch(Objects::nonNull)) {
                meanings.putIfAbsent(numbers, spelling);
            }
        }
        if (meanings.size() == 1) {
            return meanings.values().iterator().next();
        }
        if (both.size() < possible.size() && !both.isEmpty()) {
            return meanings.isEmpty() ? byDefault : find(both, both);
        }
        if (possible.size() == 1) {
            return byDefault;
        }
        throw meanings.isEmpty() ? mixed(cells) : ambiguous(cells, List.copyOf(meanings.keySet()));
    }

    private static List<@Nullable String> numbers(List<String> cells, NumberSpelling spelling) {
        NumberSpelling.Reader reader = spelling.reader();
        List<@Nullable String> numbers = new ArrayList<>();
        cells.forEach(cell -> numbers.add(reader.plain(cell)));
        return numbers;
    }

    /** Those with more than a sign and digits in them. */
    private List<String> markedCells(List<NumberSpelling> spellings) {
        List<NumberSpelling.Reader> readers =
                spellings.stream().map(NumberSpelling::reader).toList();
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<String> marked = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            List<String> cells = new ArrayList<>();
            boolean areNumbers = true;
            for (List<String> row : rows) {
                String cell = column < row.size() ? CellText.of(row.get(column)) : "";
                if (areNumbers && !CellText.isMissing(cell) && isMarked(cell)) {
                    areNumbers = readers.stream().anyMatch(reader -> reader.plain(cell) != null);
                    cells.add(cell);
                }
            }
            if (areNumbers) {
                marked.addAll(cells);
            }
        }
        return marked;
    }

    private static boolean isMarked(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if ((c < '0' || c > '9') && c != '-' && c != '+') {
                return true;
            }
        }
        return false;
    }

    private RegressionException mixed(List<String> cells) {
        String comma = cells.stream()
                .filter(cell -> cell.indexOf(',') >= 0)
                .findFirst()
                .orElse(cells.get(0));
        String point = cells.stream()
                .filter(cell -> cell.indexOf('.') >= 0)
                .findFirst()
                .orElse(cells.get(0));
        return new RegressionException(
                name + " has numbers such as " + Excerpt.quoted(comma) + " and "
                        + Excerpt.quoted(point)
                        + ", which do not follow a single way of writing numbers. Set decimal, and thousands if there are any, and correct the others.");
    }

    private RegressionException ambiguous(List<String> cells, List<List<@Nullable String>> meanings) {
        for (int i = 0; i < cells.size(); i++) {
            String one = meanings.get(0).get(i);
            String other = meanings.get(1).get(i);
            if (!Objects.equals(one, other)) {
                return new RegressionException(name + " has " + Excerpt.quoted(cells.get(i)) + ", which may be " + one
                        + " or " + other + ". Set decimal, or thousands, to what it has a "
                        + (cells.get(i).indexOf(',') >= 0 ? "comma" : "point") + " for.");
            }
        }
        throw new IllegalStateException("two meanings are the same");
    }
}
