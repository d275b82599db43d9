package dev.mlmethods.regression.exchange.onnx;

import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.scaling.Preparation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A model as a graph of ONNX: raw features in (input {@value #INPUT}, rows x features, float64), the target in its unit out (output {@value #OUTPUT},
 * rows x 1, float64), the scaling inside.
 */
public final class OnnxModel {
    /** The name of the input. */
    public static final String INPUT = "features";

    /** The name of the output. */
    public static final String OUTPUT = "prediction";

    /** The version of ONNX's operators that it needs. */
    public static final int OPSET = 17;

    /** Rows that are computed at a time, so that what the nodes compute stays in the processor's cache. */
    private static final int BATCH = 64;

    private final Graph graph;
    private final Value output;

    private OnnxModel(Graph graph, Value output) {
        this.graph = graph;
        this.output = output;
    }

    /**
     * A network of a model.
     *
     * @param preparation of its rows and its target
     * @param network with one output
     */
    public record Member(Preparation preparation, NetworkState network) {}

    /**
     * {@return the graph of a model}
     *
     * @param form how the networks are written
     * @param members whose mean is the prediction, at least one
     */
    public static OnnxModel of(OnnxForm form, List<Member> members) {
        Graph graph = new Graph(INPUT, members.get(0).preparation().columns().size());
        Value sum = prediction(graph, form, members.get(0));
        for (Member member : members.subList(1, members.size())) {
            sum = graph.apply(Operator.ADD, sum, prediction(graph, form, member));
        }
        return new OnnxModel(
                graph,
                members.size() == 1
                        ? sum
                        : graph.apply(Operator.DIV, sum, graph.number(ElementType.DOUBLE, members.size())));
    }

    private static Value prediction(Graph graph, OnnxForm form, Member member) {
        PreparationNodes around = new PreparationNodes(graph);
        NetworkNodes nodes = form.nodes(graph);
        Value output = nodes.output(
                around.inputs(member.preparation),
                DenseWeights.of(member.network),
                member.network.spec().activation().function());
        return around.inTargetsUnit(member.preparation.target(), output, nodes);
    }

    /**
     * {@return what the graph computes for rows, one value per row, where every operation is IEEE 754's} A runtime with other functions, or another order of
     * the sums in a matrix product, differs by its rounding in the form {@link OnnxForm#FAST}.
     *
     * @param rows rows x features, row by row, in the features' units
     */
    public double[] predict(double[] rows) {
        GraphRun run = new GraphRun(graph, output);
        int columns = graph.columns();
        int count = rows.length / columns;
        double[] predicted = new double[count];
        for (int from = 0; from < count; from += BATCH) {
            int to = Math.min(from + BATCH, count);
            double[] batch = run.compute(Arrays.copyOfRange(rows, from * columns, to * columns));
            System.arraycopy(batch, 0, predicted, from, to - from);
        }
        return predicted;
    }

    /**
     * {@return the contents of a file {@code .onnx}: IR version 8, opset {@value #OPSET}} The same model gives the same bytes.
     *
     * @param producerVersion the release that writes it
     * @param metadata texts by name, for {@code metadata_props}
     */
    public byte[] toBytes(String producerVersion, Map<String, String> metadata) {
        return OnnxFile.bytes(graph, output, producerVersion, metadata);
    }
}
