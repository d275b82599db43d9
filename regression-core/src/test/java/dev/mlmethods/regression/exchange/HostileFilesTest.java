package dev.mlmethods.regression.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.joblib.StandardScalerFile;
import dev.mlmethods.regression.exchange.tensor.SafetensorsFile;
import dev.mlmethods.regression.exchange.torch.StateDictFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are made to take more memory than they have bytes: each is read or refused within 4 times its size and a constant. */
class HostileFilesTest {
    private static final long CONSTANT = (1 << 18) + (1 << 15);
    private static final String MAGIC =
            "\u0080\u0002\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019.\u0080\u0002M\u00e9\u0003."
                    + "\u0080\u0002}X\r\u0000\u0000\u0000little_endian\u0088s.";
    private static final String TENSOR = "ctorch._utils\n_rebuild_tensor_v2\n((X\u0007\u0000\u0000\u0000storage"
            + "ctorch\nFloatStorage\nX\u0001\u0000\u0000\u00000X\u0003\u0000\u0000\u0000cpuK\u0001NtQK\u0000))\u0089}tR";
    private static final String STORAGES = "\u0080\u0002]X\u0001\u0000\u0000\u00000a.\u0001\u0000\u0000\u0000\u0000"
            + "\u0000\u0000\u0000\u0000\u0000\u00c0?";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private void assertModest(byte[] bytes, Consumer<Path> reading) throws IOException {
        Path file = Files.write(folder.resolve("hostile"), bytes);
        // The first time, the JVM makes lambdas and messages.
        long unused = allocated(file, reading);
        assertThat(allocated(file, reading)).isLessThan(4L * bytes.length + CONSTANT);
    }

    private static long allocated(Path file, Consumer<Path> reading) {
        long before = AllocatedBytes.now();
        try {
            reading.accept(file);
        } catch (RegressionException e) {
            assertThat(e.getMessage()).contains(file.toString());
        }
        return AllocatedBytes.now() - before;
    }

    private static String repeated(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static String key(int number) {
        return "X\u0005\u0000\u0000\u0000" + (10_000 + number);
    }

    /** One tensor under many names. */
    @Test
    void stateDictOfManyNames() throws IOException {
        assertThat(StateDictFile.read(Files.write(
                                folder.resolve("good"),
                                bytes(MAGIC + "\u0080\u0002}" + key(1) + TENSOR + "s." + STORAGES)))
                        .tensors()
                        .get(0)
                        .get(0))
                .isEqualTo(1.5);
        for (int count : new int[] {100, 1_000, 10_000}) {
            assertModest(
                    bytes(MAGIC + "\u0080\u0002" + TENSOR + "q\u00000}" + repeated(count, i -> key(i) + "h\u0000s")
                            + "." + STORAGES),
                    StateDictFile::read);
        }
    }

    /** One dict under many names: searching it again each time would take as long as their product. */
    @Test
    void stateDictOfManyDicts() throws IOException {
        String inner = "}" + repeated(5_000, i -> key(i) + "Ns") + "q\u00000";
        assertModest(
                bytes(MAGIC + "\u0080\u0002" + inner + "}" + repeated(5_000, i -> key(i) + "h\u0000s") + "."
                        + STORAGES),
                StateDictFile::read);
    }

    /** More dimensions than numbers. */
    @Test
    void stateDictOfManyDimensions() throws IOException {
        String shape = "(" + "K\u0001".repeat(10_000) + "t";
        assertModest(
                bytes(MAGIC + "\u0080\u0002}" + key(1) + TENSOR.replace("))\u0089", shape + shape + "\u0089") + "s."
                        + STORAGES),
                StateDictFile::read);
    }

    @Test
    void zipOfManyEntries() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < 20_000; i++) {
                ZipEntry entry = new ZipEntry("a/" + i);
                entry.setSize(0);
                entry.setCrc(new CRC32().getValue());
                out.putNextEntry(entry);
            }
        }
        assertModest(zip.toByteArray(), StateDictFile::read);
    }

    @Test
    void safetensorsOfManyNames() throws IOException {
        for (int count : new int[] {100, 1_000, 10_000}) {
            assertSafetensors("{"
                    + repeated(count, i -> "\"" + i + "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},"));
            assertSafetensors("{\"__metadata__\":{" + repeated(count, i -> "\"" + i + "\":\"\","));
            assertSafetensors("{\"a\":{\"shape\":[" + "1,".repeat(count));
            assertSafetensors("{\"a\":{" + "\"shape\":[],".repeat(count));
            assertSafetensors("{\"__metadata__\":{\"a\":\"" + "\u00c3\u00a4".repeat(count));
            assertSafetensors("{\"" + "\u00c3\u00a4".repeat(count));
            assertSafetensors("[".repeat(count));
            assertSafetensors("{\"a\":{\"shape\":[" + "1".repeat(count));
        }
    }

    private void assertSafetensors(String header) throws IOException {
        byte[] text = bytes(header);
        assertModest(
                ByteBuffer.allocate(8 + text.length)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(text.length)
                        .put(text)
                        .array(),
                SafetensorsFile::read);
    }

    /** Lists that hold each other, or one another so often that they can't be written down. */
    @Test
    void scalerOfNamesThatAreLists() throws IOException {
        String doublings = "]q\u0000" + repeated(40, i -> "](h" + (char) i + "h" + (char) i + "eq" + (char) (i + 1));
        for (String names : new String[] {"]q\u0000]h\u0000aa", "(" + doublings + "t"}) {
            assertModest(
                    bytes("\u0080\u0002csklearn.preprocessing._data\nStandardScaler\n)\u0081}(U\u0009with_mean\u0089"
                            + "U\u0008with_std\u0089U\u000en_features_in_K\u0001U\u0011feature_names_in_"
                            + "cnumpy.core.multiarray\n_reconstruct\n)R(K\u0001K\u0001\u0085cnumpy\ndtype\nU\u0002O8\u0085R"
                            + "(K\u0003U\u0001|tb\u0089]" + names + "atbub."),
                    StandardScalerFile::read);
        }
    }

    /** The same array as means, variances, and scales. */
    @Test
    void scalerOfOneArray() throws IOException {
        for (int count : new int[] {1_000, 10_000, 100_000}) {
            String numbers = "\u0000\u0000\u0000\u0000\u0000\u0000\u00f0?".repeat(count);
            String size = new String(
                    ByteBuffer.allocate(8)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(count)
                            .putInt(8 * count)
                            .array(),
                    ISO_8859_1);
            String array = "cnumpy.core.multiarray\n_reconstruct\n)R(K\u0001J" + size.substring(0, 4)
                    + "\u0085cnumpy\ndtype\nU\u0002f8\u0085R(K\u0003U\u0001<tb\u0089B" + size.substring(4) + numbers
                    + "tb";
            assertModest(
                    bytes("\u0080\u0004" + array + "\u00940csklearn.preprocessing._data\nStandardScaler\n)\u0081}("
                            + "U\u0009with_mean\u0088U\u0008with_std\u0088U\u0005mean_h\u0000U\u0006scale_h\u0000ub."),
                    StandardScalerFile::read);
        }
    }
}
