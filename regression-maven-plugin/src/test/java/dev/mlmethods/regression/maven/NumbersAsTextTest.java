package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.Predictor;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No class of the predictor, the core or the plugin turns a double or a float into text except through {@link NumberText}. The test sees what a class
 * file says about types: it doesn't see a double that was converted to an {@code Object} before, for example for {@code %s}, or what {@code toString}
 * of records and arrays shows to debuggers.
 */
class NumbersAsTextTest {
    /** The two classes that create the text. */
    private static final Pattern ROOM = Pattern.compile(".*/predictor/text/(NumberText|ShortestDecimal)\\.class");

    private static final Pattern CALL = Pattern.compile("java/lang/(Double|Float|Number)\\.toString\\(.*"
            + "|java/lang/String\\.valueOf\\([DF]\\).*"
            + "|java/lang/(StringBuilder|StringBuffer)\\.(append|insert)\\(I?[DF]\\).*"
            + "|java/io/Print(Stream|Writer)\\.print(ln)?\\([DF]\\).*"
            + "|makeConcatWithConstants\\((L[^;]*;|\\[|[BCIJSZ])*([DF]|Ljava/lang/(Double|Float|Number);).*");

    private static final Pattern FORMAT = Pattern.compile("(?s).*%[-+,0-9.]*[eEgG].*");

    @Test
    void isMadeInOneRoom() throws IOException, URISyntaxException {
        Map<String, List<String>> found = new TreeMap<>();
        for (Class<?> ofModule : List.of(Predictor.class, RegressionException.class, FoldedStackTrace.class)) {
            URI location =
                    ofModule.getProtectionDomain().getCodeSource().getLocation().toURI();
            find(Path.of(location), found);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void isFoundWhereItIsMadeElsewhere() throws IOException {
        Path classes = Path.of(NumbersAsTextTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        String name = NumbersAsTextTest.class.getName().replace('.', '/');
        assertThat(offences(classes.resolve(name + "$Offender.class")))
                .containsExactlyInAnyOrder(
                        "makeConcatWithConstants(D)Ljava/lang/String;",
                        "makeConcatWithConstants(Ljava/lang/String;ILjava/lang/Double;)Ljava/lang/String;",
                        "java/lang/Double.toString(D)Ljava/lang/String;",
                        "%.4g of it");
    }

    /** Four forbidden ways. */
    record Offender(double value, Double boxed) {
        String joined() {
            return "is " + value;
        }

        String joined(String name, int row) {
            return name + row + boxed;
        }

        Stream<String> mapped() {
            return DoubleStream.of(value).mapToObj(Double::toString);
        }

        String formatted() {
            return String.format("%.4g of it", value);
        }
    }

    private static void find(Path module, Map<String, List<String>> found) throws IOException {
        if (Files.isDirectory(module)) {
            findIn(module, found);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(module)) {
            findIn(jar.getPath("/"), found);
        }
    }

    private static void findIn(Path root, Map<String, List<String>> found) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(root)) {
            classes = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !ROOM.matcher(file.toString()).matches())
                    .toList();
        }
        assertThat(classes).as("classes in %s", root).isNotEmpty();
        for (Path file : classes) {
            List<String> offences = offences(file);
            if (!offences.isEmpty()) {
                found.put(file.toString(), offences);
            }
        }
    }

    private static List<String> offences(Path file) throws IOException {
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
            return ConstantPool.read(new DataInputStream(in)).offences();
        }
    }

    /** The names in a class file: chapter 4.4 of the Java Virtual Machine Specification. */
    private record ConstantPool(Map<Integer, String> texts, Map<Integer, int[]> pairs, List<Integer> calls) {
        private static final int UTF8 = 1;
        private static final int CLASS = 7;
        private static final int METHOD = 10;
        private static final int NAME_AND_TYPE = 12;
        private static final int INVOKE_DYNAMIC = 18;

        static ConstantPool read(DataInputStream in) throws IOException {
            in.skipNBytes(Integer.BYTES + 2 * Short.BYTES);
            ConstantPool pool = new ConstantPool(new HashMap<>(), new HashMap<>(), new ArrayList<>());
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case UTF8 -> pool.texts.put(i, in.readUTF());
                    case 3, 4 -> in.skipNBytes(Integer.BYTES);
                    case 5, 6 -> {
                        in.skipNBytes(Long.BYTES);
                        // Takes up two entries.
                        i++;
                    }
                    case CLASS -> pool.pairs.put(i, new int[] {in.readUnsignedShort()});
                    case 8, 16, 19, 20 -> in.skipNBytes(Short.BYTES);
                    case 15 -> in.skipNBytes(1 + Short.BYTES);
                    case METHOD, INVOKE_DYNAMIC, NAME_AND_TYPE -> {
                        pool.pairs.put(i, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
                        if (tag != NAME_AND_TYPE) {
                            pool.calls.add(tag == METHOD ? i : -i);
                        }
                    }
                    case 9, 11, 17 -> in.skipNBytes(2 * Short.BYTES);
                    default -> throw new IOException("constant " + i + " has the unknown tag " + tag);
                }
            }
            return pool;
        }

        private int[] pair(int place) {
            return Objects.requireNonNull(pairs.get(place), "a class, name or call");
        }

        List<String> offences() {
            List<String> offences = new ArrayList<>();
            for (int call : calls) {
                int[] pair = pair(Math.abs(call));
                int[] nameAndType = pair(pair[1]);
                String method = texts.get(nameAndType[0]) + texts.get(nameAndType[1]);
                String named = call > 0 ? texts.get(pair(pair[0])[0]) + "." + method : method;
                if (CALL.matcher(named).matches()) {
                    offences.add(named);
                }
            }
            texts.values().stream()
                    .filter(text -> FORMAT.matcher(text).matches())
                    .forEach(offences::add);
            return offences;
        }
    }
}
