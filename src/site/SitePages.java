import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages of the site, which Maven runs from this source.
 *
 * <p>{@code copy ROOT FOLDER} copies the Markdown and the pictures of the repository for Doxia, in the same folders, so that the links between pages hold. Links to
 * sources become text, and headings get the anchors that GitHub gives them, which are others than Doxia's. {@code check SITE} fails if a link within the site
 * is dead.
 */
final class SitePages {
    private static final Pattern TO_SOURCE =
            Pattern.compile("\\[([^\\]\\n]*)\\]\\((?!https?:|#)(?![^)\\s]*\\.(?:md|png|json)\\b)[^)\\s]+\\)");
    private static final Pattern HEADING = Pattern.compile("#{2,6} (.*)");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("(?:https?|mailto|javascript|data):.*");

    private SitePages() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("copy")) {
            copy(Path.of(arguments[1]), Path.of(arguments[2]));
        } else {
            check(Path.of(arguments[1]));
        }
    }

    private static void copy(Path root, Path folder) throws IOException {
        for (String page : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")) {
            copyPage(root, Path.of(page), folder.resolve("markdown").resolve(page));
        }
        copyPage(root, Path.of("README.md"), folder.resolve("markdown/index.md"));
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            for (Path file : docs.filter(Files::isRegularFile).map(root::relativize).toList()) {
                if (file.toString().endsWith(".md")) {
                    copyPage(root, file, folder.resolve("markdown").resolve(file));
                } else {
                    write(folder.resolve("resources").resolve(file), Files.readAllBytes(root.resolve(file)));
                }
            }
        }
    }

    private static void copyPage(Path root, Path page, Path target) throws IOException {
        Map<String, Integer> anchors = new HashMap<>();
        StringBuilder text = new StringBuilder();
        boolean isBlock = false;
        for (String line : Files.readAllLines(root.resolve(page))) {
            isBlock ^= line.strip().startsWith("```");
            Matcher heading = HEADING.matcher(line);
            if (!isBlock && heading.matches()) {
                text.append("<a id=\"").append(anchor(heading.group(1), anchors)).append("\"></a>\n\n");
            }
            text.append(isBlock ? line : TO_SOURCE.matcher(line).replaceAll("$1")).append('\n');
        }
        write(target, text.toString().getBytes("UTF-8"));
    }

    private static String anchor(String heading, Map<String, Integer> anchors) {
        String anchor = heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
        int count = anchors.merge(anchor, 1, Integer::sum) - 1;
        return count == 0 ? anchor : anchor + "-" + count;
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static void check(Path site) throws IOException {
        List<String> dead = new ArrayList<>();
        try (Stream<Path> files = Files.walk(site)) {
            for (Path page : files.filter(file -> file.toString().endsWith(".html")).toList()) {
                for (String link : LINK.matcher(Files.readString(page)).results().map(SitePages::target).toList()) {
                    if (!ELSEWHERE.matcher(link).matches() && isDead(page, link)) {
                        dead.add(site.relativize(page) + ": " + link);
                    }
                }
            }
        }
        if (!dead.isEmpty()) {
            throw new IllegalStateException("The site has dead links:\n" + String.join("\n", dead));
        }
    }

    private static String target(MatchResult link) {
        return link.group(1).replace("&amp;", "&");
    }

    private static boolean isDead(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!Files.exists(target)) {
            return true;
        }
        return hash >= 0
                && target.toString().endsWith(".html")
                && !Files.readString(target).matches("(?s).*\\b(?:id|name)=\"" + Pattern.quote(link.substring(hash + 1)) + "\".*");
    }
}
