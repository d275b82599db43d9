package dev.mlmethods.regression.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path relative to the root of the repository
 * @param prose its lines outside blocks
 */
record MarkdownPage(Path path, List<String> prose, List<Block> blocks) {
    /** The root of the repository, from the folder of the module. */
    static final Path ROOT = Path.of("..");

    private static final Pattern FENCE = Pattern.compile("\\s*```(\\S*)\\s*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");

    /** Copies the lists. */
    MarkdownPage {
        prose = List.copyOf(prose);
        blocks = List.copyOf(blocks);
    }

    /**
     * A fenced block.
     *
     * @param page relative to the root of the repository
     * @param line the number of its fence
     * @param language the text after the fence; may be empty
     */
    record Block(Path page, int line, String language, String text) {
        @Override
        public String toString() {
            return page + ":" + line + " " + language;
        }
    }

    /** All pages for users and contributors. */
    static List<MarkdownPage> all() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")
                                    .map(Path::of),
                            docs.filter(file -> file.toString().endsWith(".md"))
                                    .map(ROOT::relativize)
                                    .sorted())
                    .map(MarkdownPage::read)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page at a path relative to the root of the repository. */
    static MarkdownPage read(Path path) {
        List<String> lines;
        try {
            lines = Files.readAllLines(ROOT.resolve(path));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        List<String> prose = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            var fence = FENCE.matcher(lines.get(i));
            if (!fence.matches()) {
                prose.add(lines.get(i));
                continue;
            }
            int start = i + 1;
            do {
                i++;
            } while (!FENCE.matcher(lines.get(i)).matches());
            blocks.add(new Block(path, start, fence.group(1), String.join("\n", lines.subList(start, i)) + "\n"));
        }
        return new MarkdownPage(path, prose, blocks);
    }

    /** The text between backticks in the prose. */
    List<String> code() {
        return CODE.matcher(String.join("\n", prose))
                .results()
                .map(span -> span.group(1))
                .toList();
    }

    /** The targets of the links and pictures in the prose. */
    List<String> links() {
        return prose.stream()
                .map(line -> CODE.matcher(line).replaceAll(""))
                .flatMap(line -> LINK.matcher(line).results())
                .map(link -> link.group(1))
                .toList();
    }

    /** The anchors of the headings, as GitHub generates them. */
    TreeSet<String> anchors() {
        Map<String, Integer> counts = new HashMap<>();
        return prose.stream()
                .flatMap(line -> HEADING.matcher(line).results())
                .filter((MatchResult heading) -> heading.start() == 0)
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .map(anchor -> {
                    int count = counts.merge(anchor, 1, Integer::sum) - 1;
                    return count == 0 ? anchor : anchor + "-" + count;
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
