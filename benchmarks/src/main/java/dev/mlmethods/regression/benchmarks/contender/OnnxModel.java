package dev.mlmethods.regression.benchmarks.contender;

import dev.mlmethods.regression.predictor.file.ModelContents;
import dev.mlmethods.regression.predictor.file.ModelDocument;
import dev.mlmethods.regression.predictor.network.Activation;
import dev.mlmethods.regression.predictor.network.TargetScale;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A model with ReLU as an ONNX file of opset 13: (x - mean) / scale, then one Gemm per layer, all in float32. Field numbers are those of {@code
 * onnx.proto3}.
 */
final class OnnxModel {
    /** The name of the input, rows x features. */
    static final String INPUT = "x";

    private static final String OUTPUT = "y";
    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;
    private static final int FLOAT = 1;
    private static final int INT = 2;

    private final ModelDocument document;
    private final float[] parameters;
    private final List<Message> nodes = new ArrayList<>();
    private final List<Message> initializers = new ArrayList<>();

    OnnxModel(ModelContents contents) {
        document = contents.document();
        parameters = contents.parameters();
        if (document.activation() != Activation.RELU || !document.targetScale().equals(new TargetScale(0, 1, false))) {
            throw new IllegalArgumentException("only networks with ReLU whose target isn't scaled");
        }
    }

    byte[] toBytes() {
        int inputs = document.features().size();
        tensor("mean", floats(document.means()), inputs);
        tensor("scale", floats(document.scales()), inputs);
        node("Sub", "centred", INPUT, "mean");
        node("Div", "h0", "centred", "scale");
        List<Integer> widths = new ArrayList<>(document.hiddenLayers());
        widths.add(1);
        int at = 0;
        for (int layer = 0; layer < widths.size(); layer++) {
            int units = widths.get(layer);
            boolean last = layer == widths.size() - 1;
            tensor("w" + layer, slice(at, inputs * units), units, inputs);
            tensor("b" + layer, slice(at + inputs * units, units), units);
            gemm(last ? OUTPUT : "z" + layer, "h" + layer, "w" + layer, "b" + layer);
            if (!last) {
                node("Relu", "h" + (layer + 1), "z" + layer);
            }
            at += (inputs + 1) * units;
            inputs = units;
        }
        return model().bytes();
    }

    private Message model() {
        Message graph = new Message();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, "network");
        initializers.forEach(tensor -> graph.message(5, tensor));
        graph.message(11, value(INPUT, document.features().size()));
        graph.message(12, value(OUTPUT, 1));
        return new Message()
                .number(1, IR_VERSION)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, OPSET));
    }

    private static Message value(String name, int columns) {
        Message shape =
                new Message().message(1, new Message().text(2, "rows")).message(1, new Message().number(1, columns));
        Message type = new Message().message(1, new Message().number(1, FLOAT).message(2, shape));
        return new Message().text(1, name).message(2, type);
    }

    private Message node(String operator, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        node.text(2, output).text(4, operator);
        nodes.add(node);
        return node;
    }

    /** The weights are [units][inputs]. */
    private void gemm(String output, String... inputs) {
        node("Gemm", output, inputs)
                .message(5, new Message().text(1, "transB").number(3, 1).number(20, INT));
    }

    private void tensor(String name, float[] values, int... shape) {
        Message tensor = new Message();
        for (int length : shape) {
            tensor.number(1, length);
        }
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        initializers.add(tensor.number(2, FLOAT).text(8, name).bytes(9, bytes.array()));
    }

    private float[] slice(int from, int length) {
        float[] values = new float[length];
        System.arraycopy(parameters, from, values, 0, length);
        return values;
    }

    private static float[] floats(double[] doubles) {
        float[] values = new float[doubles.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) doubles[i];
        }
        return values;
    }

    /** A message of Protocol Buffers. */
    private static final class Message {
        private static final int VARINT = 0;
        private static final int LENGTH_DELIMITED = 2;

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((field << 3) | VARINT);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((field << 3) | LENGTH_DELIMITED);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes());
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long rest = value;
            while (rest > 127) {
                out.write((int) ((rest & 127) | 128));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
