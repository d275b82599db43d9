package dev.mlmethods.regression.exchange.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** Writes a graph as a file. Source of the format, with the numbers of the fields: {@code onnx.proto} of ONNX 1.12, whose IR version is 8. */
final class OnnxFile {
    private static final int IR_VERSION = 8;
    private static final int INT_ATTRIBUTE = 2;

    private OnnxFile() {}

    static byte[] bytes(Graph graph, Value output, String producerVersion, Map<String, String> metadata) {
        Protobuf model = new Protobuf()
                .number(1, IR_VERSION)
                .text(2, "Regression for Maven")
                .text(3, producerVersion)
                .message(7, graph(graph, output))
                .message(8, new Protobuf().number(2, OnnxModel.OPSET));
        metadata.forEach(
                (name, text) -> model.message(14, new Protobuf().text(1, name).text(2, text)));
        return model.toBytes();
    }

    private static Protobuf graph(Graph graph, Value output) {
        Protobuf message = new Protobuf();
        for (Node node : graph.nodes()) {
            message.message(1, node(node, output));
        }
        message.text(2, "regression");
        for (Constant constant : graph.constants()) {
            message.message(5, tensor(constant));
        }
        message.message(11, info(graph.input(), OnnxModel.INPUT, graph.columns()));
        return message.message(12, info(output, OnnxModel.OUTPUT, 1));
    }

    private static Protobuf node(Node node, Value output) {
        Protobuf message = new Protobuf();
        for (Value value : node.inputs()) {
            message.text(1, value.name());
        }
        for (Value value : node.outputs()) {
            message.text(2, value.equals(output) ? OnnxModel.OUTPUT : value.name());
        }
        message.text(4, node.operator().word());
        // Sorted, so that the same graph gives the same bytes.
        new TreeMap<>(node.attributes())
                .forEach((name, number) -> message.message(
                        5, new Protobuf().text(1, name).number(3, number).number(20, INT_ATTRIBUTE)));
        return message;
    }

    private static Protobuf tensor(Constant constant) {
        Protobuf message = new Protobuf();
        for (int size : constant.dims()) {
            message.number(1, size);
        }
        ElementType type = constant.value().type();
        ByteBuffer raw = ByteBuffer.allocate(Math.multiplyExact(constant.elements().length, type.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double element : constant.elements()) {
            type.put(raw, element);
        }
        return message.number(2, type.number()).text(8, constant.value().name()).bytes(9, raw.array());
    }

    /** What a value is: any number of rows of some columns. */
    private static Protobuf info(Value value, String name, int columns) {
        Protobuf shape =
                new Protobuf().message(1, new Protobuf().text(2, "rows")).message(1, new Protobuf().number(1, columns));
        Protobuf tensor = new Protobuf().number(1, value.type().number()).message(2, shape);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }
}
