package dev.mlmethods.regression.exchange.torch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.exchange.ReferenceFiles;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDictWriterTest {
    private static final List<Tensor> TENSORS = List.of(
            Tensor.of("fc1.weight", List.of(2, 3), new float[] {1, 2, 3, -4, 5e-30f, 6}),
            Tensor.of("fc1.bias", List.of(2), new float[] {0.5f, -0f}),
            Tensor.of("mean", List.of(1), new double[] {0.1}));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void isReadBack() throws IOException {
        byte[] bytes = StateDictFile.bytes(TENSORS);
        assertThat(StateDictFile.bytes(TENSORS)).isEqualTo(bytes);
        StateDict read = StateDictFile.read(Files.write(folder.resolve("a.pt"), bytes));
        assertSame(read.tensors(), TENSORS);
    }

    private static void assertSame(List<Tensor> actual, List<Tensor> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.get(i).name()).isEqualTo(expected.get(i).name());
            assertThat(actual.get(i).type()).isEqualTo(expected.get(i).type());
            assertThat(actual.get(i).shape()).isEqualTo(expected.get(i).shape());
            assertThat(actual.get(i).contents()).isEqualTo(expected.get(i).contents());
        }
    }

    @Test
    void writesTheNumbersOfViewsInTheirOrder() throws IOException {
        List<Tensor> views = StateDictFile.read(ReferenceFiles.file("views.pt")).tensors();
        assertSame(
                StateDictFile.read(Files.write(folder.resolve("a.pt"), StateDictFile.bytes(views)))
                        .tensors(),
                views);
    }

    /** As {@code torch.save} does, so that it can be mapped into memory. */
    @Test
    void alignsItsDataAndStoresThem() throws IOException {
        byte[] bytes = StateDictFile.bytes(TENSORS);
        Path file = Files.write(folder.resolve("a.pt"), bytes);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            assertThat(entries)
                    .extracting(ZipEntry::getName)
                    .containsExactly(
                            "archive/data.pkl",
                            "archive/byteorder",
                            "archive/data/0",
                            "archive/data/1",
                            "archive/data/2",
                            "archive/version");
            assertThat(entries).extracting(ZipEntry::getMethod).containsOnly(ZipEntry.STORED);
            for (int i = 0; i < TENSORS.size(); i++) {
                byte[] data = zip.getInputStream(entries.get(2 + i)).readAllBytes();
                assertThat(ByteBuffer.wrap(data)).isEqualTo(TENSORS.get(i).contents());
                assertThat(position(bytes, data) % 64).isZero();
            }
        }
    }

    private static int position(byte[] bytes, byte[] part) {
        for (int at = 0; at <= bytes.length - part.length; at++) {
            if (ByteBuffer.wrap(bytes, at, part.length).equals(ByteBuffer.wrap(part))) {
                return at;
            }
        }
        throw new AssertionError("not there");
    }
}
