package dev.mlmethods.regression.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.AllocatedBytes;
import dev.mlmethods.regression.exchange.ReferenceFiles;
import dev.mlmethods.regression.exchange.joblib.StandardScalerFile;
import dev.mlmethods.regression.exchange.joblib.StandardScalerValues;
import dev.mlmethods.regression.exchange.tensor.DataType;
import dev.mlmethods.regression.exchange.tensor.Safetensors;
import dev.mlmethods.regression.exchange.tensor.SafetensorsFile;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.exchange.torch.StateDict;
import dev.mlmethods.regression.exchange.torch.StateDictFile;
import dev.mlmethods.regression.fuzz.FileFormat.Rightness;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The files of other tools. A zip, zlib, and gzip have checksums: from a damaged one, nothing but the original may be read. The other formats have none:
 * if something else is read, then it has to be what the damaged file says. Nothing may be made up, so each name, and the bytes of each number, have to
 * be in the file; a mean of 0 and a scale of 1 may also come from a flag.
 *
 * <p>None may take more than 4 times its size and a constant; for a compressed file, the size of its contents counts.
 */
final class ExchangeFormats {
    /** What {@code ExchangeFile} spares the smallest files, and what an exception with its message takes. */
    static final long CONSTANT = (1 << 18) + (1 << 15);

    private static final long TIMES = 4;

    /** More than what the compressed files hold. */
    private static final long MOST_CONTENTS = 1_000;

    private static final Mutation MUTATION =
            Mutation.anyOf(List.of(ByteMutations.ANY, LengthMutations.ANY)).repeated();

    private ExchangeFormats() {}

    static List<FileFormat<?>> all() {
        return List.of(
                stateDict("PyTorch, zip", "checkpoint.pt", Rightness.never()),
                stateDict("PyTorch, legacy", "legacy_checkpoint.pt", (read, file) -> standIn(read.tensors(), file)),
                scaler("joblib", "s_df.joblib", (read, file) -> standIn(read, file, bytes -> bytes)),
                // Protocol 2 has texts, whose letters are the bytes.
                scaler("pickle", "p2.pkl", (read, file) -> standIn(read, file, ExchangeFormats::asLetters)),
                scaler("joblib, zlib", "c_3.joblib", Rightness.never()),
                scaler("joblib, gzip", "c_gzip.joblib", Rightness.never()),
                new FileFormat<>(
                        "safetensors",
                        ReferenceFiles.bytes("padded.safetensors"),
                        MUTATION,
                        FileFormats.alone("a.safetensors"),
                        file -> modest(file, path -> Stored.of(SafetensorsFile.read(path))),
                        (read, file) -> standIn(read.tensors(), file)));
    }

    private static FileFormat<Weights> stateDict(String name, String original, Rightness<Weights> rightness) {
        return new FileFormat<>(
                name,
                ReferenceFiles.bytes(original),
                MUTATION,
                FileFormats.alone("a.pt"),
                file -> modest(file, path -> Weights.of(StateDictFile.read(path))),
                rightness);
    }

    private static FileFormat<StandardScalerValues> scaler(
            String name, String original, Rightness<StandardScalerValues> rightness) {
        return new FileFormat<>(
                name,
                ReferenceFiles.bytes(original),
                MUTATION,
                FileFormats.alone("a.joblib"),
                file -> modest(file, StandardScalerFile::read),
                rightness);
    }

    /** Reads twice if the first time takes too much: it may have been the first ever, for which the JVM makes lambdas and messages. */
    private static <T> T modest(Path file, Function<Path, T> reading) throws IOException {
        long most = TIMES * Math.max(Files.size(file), MOST_CONTENTS) + CONSTANT;
        if (allocated(file, reading) > most) {
            assertThat(allocated(file, reading)).isLessThan(most);
        }
        return reading.apply(file);
    }

    private static long allocated(Path file, Function<Path, ?> reading) {
        long before = AllocatedBytes.now();
        try {
            Object unused = reading.apply(file);
        } catch (RegressionException e) {
            // What it says is asserted by whoever reads the file next.
        }
        return AllocatedBytes.now() - before;
    }

    /** A tensor with its bytes, one in each letter: its numbers may be NaN, which equals nothing. */
    private record Numbers(String name, DataType type, List<Integer> shape, String bytes) {
        static List<Numbers> of(List<Tensor> tensors) {
            return tensors.stream()
                    .map(tensor -> new Numbers(
                            tensor.name(),
                            tensor.type(),
                            tensor.shape(),
                            new String(tensor.contents().array(), ISO_8859_1)))
                    .toList();
        }

        List<String> parts() {
            List<String> parts = new ArrayList<>(List.of(asLetters(name)));
            for (int i = 0; i < bytes.length(); i += type.bytes()) {
                parts.add(bytes.substring(i, i + type.bytes()));
            }
            return parts;
        }
    }

    private record Weights(List<Numbers> tensors, List<String> notes) {
        static Weights of(StateDict dict) {
            return new Weights(Numbers.of(dict.tensors()), dict.notes());
        }
    }

    private record Stored(List<Numbers> tensors, Map<String, String> metadata) {
        static Stored of(Safetensors contents) {
            return new Stored(Numbers.of(contents.tensors()), contents.metadata());
        }
    }

    private static String asLetters(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static boolean standIn(List<Numbers> tensors, Path file) throws IOException {
        String contents = Files.readString(file, ISO_8859_1);
        return tensors.stream().flatMap(each -> each.parts().stream()).allMatch(contents::contains);
    }

    private static boolean standIn(StandardScalerValues read, Path file, UnaryOperator<String> coding)
            throws IOException {
        List<String> parts = new ArrayList<>();
        if (!isConstant(read.means(), 0)) {
            read.means().forEach(mean -> parts.add(coding.apply(bytes(Double.doubleToRawLongBits(mean)))));
        }
        if (!isConstant(read.scales(), 1)) {
            read.scales().forEach(scale -> parts.add(coding.apply(bytes(Double.doubleToRawLongBits(scale)))));
        }
        if (read.features() != null) {
            read.features().forEach(feature -> parts.add(asLetters(feature)));
        }
        if (read.samples() != null) {
            parts.add(coding.apply(bytes(read.samples())));
        }
        String contents = Files.readString(file, ISO_8859_1);
        return parts.stream().allMatch(contents::contains);
    }

    private static boolean isConstant(List<Double> numbers, double constant) {
        return numbers.equals(Collections.nCopies(numbers.size(), constant));
    }

    private static String bytes(long bits) {
        return new String(
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(bits)
                        .array(),
                ISO_8859_1);
    }
}
