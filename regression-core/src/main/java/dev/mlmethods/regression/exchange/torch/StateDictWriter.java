package dev.mlmethods.regression.exchange.torch;

import dev.mlmethods.regression.exchange.tensor.DataType;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A state dict as a pickle of protocol 2, without memos. Each tensor has its own storage, which is named by its number, and its numbers row by row.
 *
 * <p>Source of the format: PyTorch 1.13, {@code torch/_tensor.py} ({@code _reduce_ex_internal}), {@code torch/serialization.py} ({@code _save}).
 */
final class StateDictWriter {
    private final List<Tensor> tensors;
    private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();

    StateDictWriter(List<Tensor> tensors) {
        this.tensors = tensors.stream()
                .map(tensor -> Tensor.of(tensor.name(), tensor.type(), tensor.shape(), tensor.contents()))
                .toList();
    }

    /** The file. */
    byte[] bytes() {
        TorchArchiveWriter archive = new TorchArchiveWriter("archive/");
        writeDict();
        archive.add("data.pkl", ByteBuffer.wrap(pickle.toByteArray()));
        archive.add("byteorder", ascii("little"));
        for (int i = 0; i < tensors.size(); i++) {
            archive.add("data/" + i, tensors.get(i).contents());
        }
        archive.add("version", ascii("3\n"));
        return archive.bytes();
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void writeDict() {
        pickle.write(0x80);
        pickle.write(2);
        writeEmptyDict();
        pickle.write('(');
        for (int i = 0; i < tensors.size(); i++) {
            writeText(tensors.get(i).name());
            writeTensor(tensors.get(i), i);
        }
        pickle.write('u');
        pickle.write('.');
    }

    private void writeEmptyDict() {
        writeGlobal("collections", "OrderedDict");
        pickle.write(')');
        pickle.write('R');
    }

    private void writeTensor(Tensor tensor, int number) {
        writeGlobal("torch._utils", "_rebuild_tensor_v2");
        pickle.write('(');
        writeStorage(tensor, number);
        writeInt(0);
        writeTuple(tensor.shape());
        writeTuple(tensor.strides());
        // It doesn't require a gradient, and has no hooks.
        pickle.write(0x89);
        writeEmptyDict();
        pickle.write('t');
        pickle.write('R');
    }

    private void writeStorage(Tensor tensor, int number) {
        pickle.write('(');
        writeText("storage");
        writeGlobal("torch", storage(tensor.type()));
        writeText(Integer.toString(number));
        writeText("cpu");
        writeInt(tensor.size());
        pickle.write('t');
        pickle.write('Q');
    }

    private static String storage(DataType type) {
        return switch (type) {
            case FLOAT64 -> "DoubleStorage";
            case FLOAT32 -> "FloatStorage";
            case FLOAT16 -> "HalfStorage";
            case BFLOAT16 -> "BFloat16Storage";
            case INT64 -> "LongStorage";
        };
    }

    private void writeGlobal(String module, String name) {
        pickle.write('c');
        pickle.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void writeText(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        pickle.write('X');
        writeLittleEndian(letters.length);
        pickle.writeBytes(letters);
    }

    private void writeTuple(List<Integer> numbers) {
        pickle.write('(');
        numbers.forEach(this::writeInt);
        pickle.write('t');
    }

    private void writeInt(int value) {
        pickle.write('J');
        writeLittleEndian(value);
    }

    private void writeLittleEndian(int value) {
        pickle.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }
}
