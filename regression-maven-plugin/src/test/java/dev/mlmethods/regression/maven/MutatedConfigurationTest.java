package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code regression.yaml} after random changes: {@code regression.fuzz.cases} and {@code regression.fuzz.seed} work as for the files of the core. */
class MutatedConfigurationTest {
    private static final int CASES = Integer.getInteger("regression.fuzz.cases", 500);
    private static final long SEED = Long.getLong("regression.fuzz.seed", 1);

    private static final String ORIGINAL = """
            # What to train.
            dataset: houses.csv
            target: "price"
            features: [area, '2']
            hiddenLayers: [128, 64]
            batchSize: 32
            learningRate: 1e-4
            restoreBest: false
            sweep:
              learningRates: {min: 1e-4, max: 1e-2, log: true}
              epochs: 10..100
              hiddenLayers: [[64], [32, 16]]
              trials: 20
            """;

    private static final List<String> VALUES = List.of(
            "",
            "null",
            "~",
            "-1",
            "1e999",
            "9".repeat(5_000),
            "0x10",
            ".nan",
            "[]",
            "{}",
            "[".repeat(500),
            "[".repeat(60) + "]".repeat(60),
            "{a: ".repeat(60),
            "- ".repeat(60),
            "&a [1, 2]",
            "*a",
            "<<: *a",
            "!!java.net.URL [x]",
            "!!binary aaaa",
            "%YAML 9.9",
            "---",
            "...",
            "? x",
            "|\n  x",
            ">",
            "'",
            "\"\\x00\\e\"",
            "\t",
            "\ufeff",
            "x".repeat(5_000),
            "<<<<<<< ours");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void isReadOrRefusedWithItsName() throws IOException {
        int read = 0;
        long longest = 0;
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(SEED * 1_000_003 + i);
            byte[] bytes = ORIGINAL.getBytes(StandardCharsets.UTF_8);
            for (int left = 1 + random.nextInt(3); left > 0; left--) {
                bytes = changed(bytes, random);
            }
            Path file = Files.write(folder.resolve("regression.yaml"), bytes);
            long start = System.nanoTime();
            try {
                ConfigurationFile unused = ConfigurationFile.read(file, "regression.yaml");
                read++;
            } catch (RegressionException e) {
                assertThat(e.getMessage())
                        .as("seed %d, case %d", SEED, i)
                        .contains("regression.yaml")
                        .hasSizeLessThan(2_000);
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed %d, case %d".formatted(SEED, i), e);
            }
            longest = Math.max(longest, System.nanoTime() - start);
        }
        System.out.printf(
                Locale.ROOT,
                "yaml %d cases: %d equal or other, %d refused, 0 failed; longest %d ms%n",
                CASES,
                read,
                CASES - read,
                Duration.ofNanos(longest).toMillis());
        assertThat(read).isBetween(CASES / 50, CASES / 2);
    }

    private static byte[] changed(byte[] bytes, Random random) {
        if (random.nextInt(3) == 0 && bytes.length > 0) {
            byte[] other = bytes.clone();
            other[random.nextInt(other.length)] = (byte) random.nextInt();
            return random.nextBoolean() ? other : Arrays.copyOf(other, random.nextInt(other.length + 1));
        }
        List<String> lines =
                new ArrayList<>(Arrays.asList(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)));
        int line = random.nextInt(lines.size());
        String text = lines.get(line);
        String value = new String(
                VALUES.get(random.nextInt(VALUES.size())).getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1);
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(random.nextInt(lines.size() + 1), text);
            case 2 -> lines.set(line, " " + text);
            case 3 -> lines.set(line, text.substring(0, text.indexOf(':') + 1) + " " + value);
            default -> {
                int at = random.nextInt(text.length() + 1);
                lines.set(line, text.substring(0, at) + value + text.substring(at));
            }
        }
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 500, 100_000})
    void nestedDeepIsRefused(int depth) throws IOException {
        Path file =
                Files.writeString(folder.resolve("deep.yaml"), "epochs: 5\nhiddenLayers: " + "[".repeat(depth) + "1");
        assertThatThrownBy(() -> ConfigurationFile.read(file, "deep.yaml"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("deep.yaml, line 2: hiddenLayers is nested more than 10 deep; write one value or a list.");
    }

    @Test
    void aNumberOfAMillionDigitsIsRefusedAtOnceAndNotRepeated() throws IOException {
        Path file = Files.writeString(folder.resolve("long.yaml"), "epochs: " + "1".repeat(1_000_000));
        assertThatThrownBy(() -> ConfigurationFile.read(file, "long.yaml"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("long.yaml, line 1: epochs is '" + "1".repeat(40)
                        + "...'; it must be a number of at most 1100 characters.");
    }
}
