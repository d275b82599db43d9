package dev.mlmethods.regression.exchange.tensor;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tensors as the library safetensors writes them: the length of the header in 8 bytes, the header as JSON, and the numbers, in little-endian order.
 *
 * <p>Source of the format: <a href="https://github.com/huggingface/safetensors">github.com/huggingface/safetensors</a>, README, "Format".
 */
public final class SafetensorsFile {
    private static final String REMEDY = "Save it again with safetensors.torch.save_file(model.state_dict(), ...).";
    private static final int ALIGNMENT = 8;
    private static final int TENSOR_BYTES = 400;

    private SafetensorsFile() {}

    /**
     * Reads a file.
     *
     * @param file the safetensors; its header need not be padded
     * @return the tensors, which are views of the file's bytes
     * @throws RegressionException if there is no such file, it isn't one, or it is damaged; the message names the file
     *     and the remedy
     */
    public static Safetensors read(Path file) {
        ExchangeFile contents = ExchangeFile.read(file, REMEDY);
        ByteBuffer bytes = contents.bytes();
        requireHeader(contents, bytes);
        long length = bytes.getLong();
        if (length < 0 || length > bytes.remaining()) {
            throw contents.damaged("its header has " + Long.toUnsignedString(length) + " bytes, more than the file");
        }
        contents.take(length);
        byte[] json = new byte[(int) length];
        bytes.get(json);
        SafetensorsHeader header = SafetensorsHeader.read(contents, json);
        return new Safetensors(
                tensors(contents, header.entries(), bytes.slice().order(ByteOrder.LITTLE_ENDIAN)), header.metadata());
    }

    private static void requireHeader(ExchangeFile contents, ByteBuffer bytes) {
        if (contents.startsWith('P', 'K')) {
            throw contents.fault(
                    "is a zip, as torch.save writes it, not safetensors. Give it a name that ends in .pt.");
        }
        if (bytes.limit() <= Long.BYTES || bytes.get(Long.BYTES) != '{') {
            throw contents.fault("is not safetensors. " + REMEDY);
        }
    }

    /** In the order of their data, of which each byte must belong to exactly one. */
    private static List<Tensor> tensors(ExchangeFile contents, List<SafetensorsHeader.Entry> entries, ByteBuffer data) {
        List<SafetensorsHeader.Entry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparingLong(SafetensorsHeader.Entry::begin)
                .thenComparingLong(SafetensorsHeader.Entry::end));
        List<Tensor> tensors = new ArrayList<>(ordered.size());
        long at = 0;
        for (SafetensorsHeader.Entry entry : ordered) {
            if (entry.begin() != at) {
                throw fault(contents, entry, entry.begin() < at ? "overlap those before" : "leave a hole before them");
            }
            if (entry.end() > data.limit()) {
                throw fault(contents, entry, "go beyond the end of the file");
            }
            contents.take(TENSOR_BYTES + 24L * entry.shape().size());
            tensors.add(tensor(contents, entry, data));
            at = entry.end();
        }
        if (at != data.limit()) {
            throw contents.damaged((data.limit() - at) + " bytes at its end belong to no tensor");
        }
        return tensors;
    }

    private static RegressionException fault(ExchangeFile contents, SafetensorsHeader.Entry entry, String what) {
        return contents.damaged("the data of its tensor " + Excerpt.name(entry.name()) + " " + what);
    }

    private static Tensor tensor(ExchangeFile contents, SafetensorsHeader.Entry entry, ByteBuffer data) {
        ByteBuffer own = data.slice((int) entry.begin(), (int) (entry.end() - entry.begin()));
        Tensor tensor;
        try {
            tensor = Tensor.of(entry.name(), entry.type(), entry.shape(), own);
        } catch (IllegalArgumentException e) {
            throw fault(contents, entry, "are shorter than its shape says");
        }
        if ((long) tensor.size() * entry.type().bytes() != own.limit()) {
            throw fault(contents, entry, "are longer than its shape says");
        }
        return tensor;
    }

    /**
     * {@return a file: the same bytes for the same contents, with float64 before float32, so that each number is at a multiple of its size}
     *
     * @param contents the names of whose tensors are unique
     */
    public static byte[] bytes(Safetensors contents) {
        List<Tensor> ordered = new ArrayList<>(contents.tensors());
        ordered.sort(Comparator.comparingInt(tensor -> -tensor.type().bytes()));
        Map<String, Object> header = new LinkedHashMap<>();
        if (!contents.metadata().isEmpty()) {
            header.put(SafetensorsHeader.METADATA, contents.metadata());
        }
        int end = 0;
        for (Tensor tensor : ordered) {
            int begin = end;
            end = Math.addExact(begin, tensor.size() * tensor.type().bytes());
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", SafetensorsHeader.code(tensor.type()));
            entry.put("shape", tensor.shape());
            entry.put("data_offsets", List.of(begin, end));
            header.put(tensor.name(), entry);
        }
        return bytes(Json.hashedLine(header), ordered, end);
    }

    private static byte[] bytes(byte[] json, List<Tensor> tensors, int dataBytes) {
        int padded = json.length + Math.floorMod(-json.length, ALIGNMENT);
        byte[] spaces = new byte[padded - json.length];
        Arrays.fill(spaces, (byte) ' ');
        ByteBuffer file = ByteBuffer.allocate(Math.addExact(Long.BYTES + padded, dataBytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(padded).put(json).put(spaces);
        for (Tensor tensor : tensors) {
            file.put(tensor.contents());
        }
        return file.array();
    }
}
