package dev.mlmethods.regression.exchange.pickle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.AllocatedBytes;
import dev.mlmethods.regression.exchange.file.ExchangeFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PickleReaderTest {
    private static final String REMEDY = "Dump it again.";
    private static final int SPARE = 1 << 18;
    /** What the exception and its message take. */
    private static final int MESSAGE = 1 << 15;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path path;

    @BeforeEach
    void nameTheFile() {
        path = folder.resolve("a.pkl");
    }

    private record Dialect(ExchangeFile file) implements PickleDialect {
        @Override
        public boolean allows(String name) {
            return name.startsWith("good.");
        }

        @Override
        public RegressionException refusal(String name) {
            return file.fault("names " + name + ".");
        }

        @Override
        public Object persistent(@Nullable Object id) {
            return List.of("persistent");
        }
    }

    /** Each character is a byte. */
    private @Nullable Object read(String pickle) throws IOException {
        return read(("\u0080\u0004" + pickle).getBytes(ISO_8859_1));
    }

    private @Nullable Object read(byte[] pickle) throws IOException {
        ExchangeFile file = ExchangeFile.read(Files.write(path, pickle), REMEDY);
        return new PickleReader(new PickleInput(file, file.bytes()), new Dialect(file)).read();
    }

    @Test
    void readsPlainValues() throws IOException {
        assertThat(read("N.")).isNull();
        assertThat(read("\u0088.")).isEqualTo(true);
        assertThat(read("\u0089.")).isEqualTo(false);
        assertThat(read("K\u00ff.")).isEqualTo(255L);
        assertThat(read("M\u0001\u0080.")).isEqualTo(0x8001L);
        assertThat(read("J\u00ff\u00ff\u00ff\u00ff.")).isEqualTo(-1L);
        assertThat(read("\u008a\u0000.")).isEqualTo(0L);
        assertThat(read("\u008a\u0002\u0000\u00ff.")).isEqualTo(-256L);
        assertThat(read("\u008a\u0009\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0001."))
                .isEqualTo(BigInteger.ONE.shiftLeft(64));
        assertThat(read("G?\u00f8\u0000\u0000\u0000\u0000\u0000\u0000.")).isEqualTo(1.5);
        assertThat(read("\u008c\u0003a\u00c3\u00a4.")).isEqualTo("aä");
        assertThat(read("U\u0001\u00e4.")).isEqualTo("ä");
        assertThat(read("C\u0002\u0001\u0002.")).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
        assertThat(read("(K\u0001K\u0002t.")).isEqualTo(List.of(1L, 2L));
        assertThat(read("](K\u0001K\u0002e.")).isEqualTo(List.of(1L, 2L));
        assertThat(read("]K\u0001a.")).isEqualTo(List.of(1L));
        assertThat(read("K\u0001K\u0002\u0086.")).isEqualTo(List.of(1L, 2L));
        assertThat(read("}(K\u0001K\u0002u.")).isEqualTo(Map.of(1L, 2L));
        assertThat(read("}K\u0001K\u0002s.")).isEqualTo(Map.of(1L, 2L));
        assertThat(read("K\u0001\u0094h\u0000\u0086.")).isEqualTo(List.of(1L, 1L));
        assertThat(read("K\u0001Q.")).isEqualTo(List.of("persistent"));
    }

    @Test
    void describesWhatWouldBeConstructed() throws IOException {
        PickledObject object = (PickledObject) read("cgood\nThing\nK\u0001\u0085R}K\u0002K\u0003sbK\u0004K\u0005s.");
        assertThat(object).isNotNull();
        assertThat(object.name()).isEqualTo("good.Thing");
        assertThat(object.arguments()).containsExactly(1L);
        assertThat(object.state()).isEqualTo(Map.of(2L, 3L));
        assertThat(object.entries()).isEqualTo(Map.of(4L, 5L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cos\nsystem\n\u008c\u0002ls\u0085R.",
                "\u008c\u0002os\u008c\u0006system\u0093\u008c\u0002ls\u0085R.",
                "cgood\nThing\n)Rcos\nsystem\n0."
            })
    void refusesOtherNamesAtOnce(String pickle) {
        assertThatThrownBy(() -> read(pickle))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The file " + path + " names os.system.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        X\u00ff\u00ff\u00ff\u007fa. | its pickle ends too early
        \u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff. | its pickle ends too early
        \u008eaaaaaaaa. | its pickle ends too early
        \u008b\u00ff\u00ff\u00ff\u00ff. | its pickle ends too early
        cgood | its pickle ends too early
        N | its pickle ends too early
        0. | an instruction without its value at byte 3 of its pickle
        . | an instruction without its value at byte 3 of its pickle
        N\u0087. | an instruction without its values at byte 4 of its pickle
        t. | an instruction without its mark at byte 3 of its pickle
        NN. | values that belong to nothing at byte 5 of its pickle
        (N. | values that belong to nothing at byte 5 of its pickle
        h\u0000. | no memo of number 0 at byte 4 of its pickle
        Nrzzzz. | a memo of number 2054847098 at byte 8 of its pickle
        )Na. | elements of something that is no list at byte 5 of its pickle
        ]NNs. | entries of something that is no dict at byte 6 of its pickle
        }]Ns. | a dict with a key that is neither a text nor a number at byte 6 of its pickle
        }(Nu. | entries of something that is no dict at byte 6 of its pickle
        N)R. | a call of something without a name at byte 5 of its pickle
        NNb. | a state of something that is no object at byte 5 of its pickle
        NN\u0093. | a name that is no text at byte 5 of its pickle
        \u008c\u0004good\u008c\u0004a-b!\u0093. | a name that is none at byte 15 of its pickle
        \u008c\u0002a\u00ff. | a text that is no UTF-8 at byte 6 of its pickle
        I1. | an unknown instruction 73 at byte 3 of its pickle
        \u0080\u0001. | its pickle has the protocol 1, not one of 2 to 5
        \u0095\u00ff\u0000\u0000\u0000\u0000\u0000\u0000\u0000. | a frame of 255 bytes at byte 11 of its pickle
        """)
    void refusesWhatIsDamaged(String pickle, String message) {
        assertThatThrownBy(() -> read(pickle))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The file " + path + " is damaged: " + message + ". " + REMEDY);
    }

    @Test
    void refusesEarlierProtocols() {
        assertThatThrownBy(() -> read("N.".getBytes(ISO_8859_1)))
                .hasMessage("The file " + path
                        + " is damaged: its pickle does not begin as one of the protocols 2 to 5. " + REMEDY);
    }

    /** Values in themselves, and a million of them in each other: nothing here follows them, so the stack doesn't matter. */
    @Test
    void readsNestedValues() throws IOException {
        assertThat(read("]\u0094h\u0000a.")).isInstanceOf(List.class);
        assertThat(read("N" + "\u0085".repeat(1000) + ".")).isInstanceOf(List.class);
        assertThrows(RegressionException.class, () -> read("N" + "\u0085".repeat(1_000_000) + "."));
    }

    /** Each instruction costs a byte or a few, and allocates more. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "N",
                "(",
                ")",
                "]",
                "}",
                "2",
                "\u0094",
                "K\u0001",
                "\u008c\u0000",
                "\u008c\u0001a",
                "C\u0000",
                "(t",
                "\u0085",
                "]Na",
                "](NNNNe",
                "}K\u0001Ns",
                "}K\u0001Ns\u0094",
                "h\u0000",
                "cgood\nThing\n",
                "h\u0000)R",
                "cgood\nA\n)R)b0",
                "\u008a\u0000",
                "\u008b\u0001\u0000\u0000\u0000\u0001",
                "G\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000",
                "NQ",
                "N0",
            })
    void takesNoMoreThanFourTimesTheSize(String instructions) throws IOException {
        String pickle = "\u0080\u0004cgood\nThing\n\u0094" + instructions.repeat(1_000_000 / instructions.length());
        assertModest(pickle.getBytes(ISO_8859_1));
    }

    @Test
    void takesNoMoreForOneText() throws IOException {
        String letters = "\u00c3\u00a4".repeat(1 << 19);
        assertModest(("\u0080\u0004X\u0000\u0000\u0010\u0000" + letters + ".").getBytes(ISO_8859_1));
        assertModest(
                ("\u0080\u0004X\u0000\u0000\u0010\u0000" + "\u00e2\u0082\u00ac".repeat(1 << 19)).getBytes(ISO_8859_1));
        assertModest(("\u0080\u0004X\u0000\u0000\u0010\u0000" + "a".repeat(1 << 20) + ".").getBytes(ISO_8859_1));
        assertModest(("\u0080\u0004c" + "a".repeat(1 << 20) + "\nb\n.").getBytes(ISO_8859_1));
    }

    @Test
    void takesNoMoreForAnyInstructions() throws IOException {
        List<String> all = List.of(
                "N",
                "(",
                ")",
                "]",
                "}",
                "2",
                "0",
                "1",
                "t",
                "l",
                "d",
                "e",
                "a",
                "u",
                "s",
                "b",
                "R",
                "Q",
                "\u0094",
                "\u0085",
                "\u0086",
                "\u0087",
                "\u0090",
                "\u0091",
                "\u008f",
                "K\u0001",
                "h\u0000",
                "q\u0001",
                "\u008c\u0001x",
                "C\u0001x");
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            StringBuilder block = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int i = 0; i < length; i++) {
                block.append(all.get(random.nextInt(all.size())));
            }
            String pickle =
                    "\u0080\u0004cgood\nThing\n\u0094" + block.toString().repeat(20_000 / block.length());
            assertModest(pickle.getBytes(ISO_8859_1));
        }
    }

    private void assertModest(byte[] pickle) throws IOException {
        Files.write(path, pickle);
        long before = AllocatedBytes.now();
        try {
            ExchangeFile file = ExchangeFile.read(path, REMEDY);
            Object unused = new PickleReader(new PickleInput(file, file.bytes()), new Dialect(file)).read();
        } catch (RegressionException e) {
            assertThat(e.getMessage()).contains(path.toString());
        }
        long allocated = AllocatedBytes.now() - before;
        assertThat(allocated)
                .as(() -> new String(pickle, 0, Math.min(pickle.length, 80), ISO_8859_1))
                .isLessThan(4L * pickle.length + SPARE + MESSAGE);
    }
}
