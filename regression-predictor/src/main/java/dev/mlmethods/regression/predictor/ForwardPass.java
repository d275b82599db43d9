package dev.mlmethods.regression.predictor;

import dev.mlmethods.regression.predictor.file.ModelContents;
import dev.mlmethods.regression.predictor.file.ModelDocument;
import dev.mlmethods.regression.predictor.file.ModelMember;
import dev.mlmethods.regression.predictor.network.DenseNetwork;
import dev.mlmethods.regression.predictor.network.FeatureScaler;
import dev.mlmethods.regression.predictor.network.ForwardKernels;
import dev.mlmethods.regression.predictor.network.KernelTrial;
import dev.mlmethods.regression.predictor.network.NetworkInputs;
import dev.mlmethods.regression.predictor.network.TargetScale;
import dev.mlmethods.regression.predictor.text.NumberText;
import java.util.ArrayList;
import java.util.List;

/** The way from the features of rows to predictions: by each network of the model, whose mean is the prediction. Immutable. */
final class ForwardPass {
    private final FeatureNames names;
    private final FeatureScaler scaler;
    /** What each network reads of a row. */
    private final List<NetworkInputs> inputs;

    private final List<DenseNetwork> networks;
    /** What the output of each network stands for. */
    private final List<TargetScale> targetScales;

    ForwardPass(ModelContents contents, KernelTrial trial) {
        ModelDocument document = contents.document();
        this.names = new FeatureNames(document.features());
        this.scaler = document.scaler();
        this.inputs = contents.derived().stream()
                .map(derived -> new NetworkInputs(scaler, derived))
                .toList();
        List<DenseNetwork> members = new ArrayList<>();
        for (int member = 0; member < inputs.size(); member++) {
            ModelMember network = document.members().get(member);
            members.add(new DenseNetwork(
                    network.hiddenLayers(),
                    inputs.get(member).columns(),
                    network.activation(),
                    contents.parameters().get(member),
                    trial));
        }
        this.networks = List.copyOf(members);
        this.targetScales =
                document.members().stream().map(ModelMember::targetScale).toList();
    }

    int members() {
        return networks.size();
    }

    void requireCount(double[] row) {
        names.requireCount(row.length, "");
    }

    double predict(double[] row) {
        requireCount(row);
        // MeanAndSpread.mean without the array, because a prediction allocates nothing.
        double sum = predicted(0, row);
        for (int member = 1; member < networks.size(); member++) {
            sum += predicted(member, row);
        }
        return sum / networks.size();
    }

    double[] predictEach(double[] row) {
        requireCount(row);
        double[] predicted = new double[networks.size()];
        for (int member = 0; member < predicted.length; member++) {
            predicted[member] = predicted(member, row);
        }
        return predicted;
    }

    private double predicted(int member, double[] row) {
        DenseNetwork network = networks.get(member);
        float[] room = network.rowRoom();
        try {
            inputs.get(member).compute(row, 0, room, 0);
            for (int column = 0; column < row.length; column++) {
                if (!isPredictable(row[column], room[column])) {
                    throw unpredictable("", column, row[column]);
                }
            }
            return inTargetsUnit(targetScales.get(member), network.output(room), "");
        } finally {
            network.giveBack(room);
        }
    }

    double[] predict(double[][] rows) {
        int columns = scaler.columns();
        double[] predicted = new double[rows.length];
        double[] values = new double[Math.min(rows.length, ForwardKernels.ROWS) * columns];
        for (int from = 0; from < rows.length; from += ForwardKernels.ROWS) {
            int count = Math.min(ForwardKernels.ROWS, rows.length - from);
            for (int r = 0; r < count; r++) {
                names.requireCount(rows[from + r].length, inRow(from + r));
                System.arraycopy(rows[from + r], 0, values, r * columns, columns);
            }
            predict(values, predicted, from, count);
        }
        return predicted;
    }

    /**
     * Predicts some of many rows.
     *
     * @param values of these rows, row by row
     * @param first the number of the first one
     */
    void predict(double[] values, double[] predicted, int first, int count) {
        for (int member = 0; member < networks.size(); member++) {
            DenseNetwork network = networks.get(member);
            DenseNetwork.TileRoom room = network.tileRoom();
            try {
                for (int from = 0; from < count; from += ForwardKernels.ROWS) {
                    predict(member, room, values, predicted, first, from, Math.min(ForwardKernels.ROWS, count - from));
                }
            } finally {
                network.giveBack(room);
            }
        }
        if (networks.size() > 1) {
            for (int row = first; row < first + count; row++) {
                predicted[row] /= networks.size();
            }
        }
    }

    private void predict(
            int member,
            DenseNetwork.TileRoom room,
            double[] values,
            double[] predicted,
            int first,
            int from,
            int count) {
        int columns = scaler.columns();
        float[] into = room.inputs();
        for (int r = 0; r < count; r++) {
            int at = (from + r) * columns;
            inputs.get(member).compute(values, at, into, 0);
            for (int column = 0; column < columns; column++) {
                if (!isPredictable(values[at + column], into[column])) {
                    throw unpredictable(inRow(first + from + r), column, values[at + column]);
                }
            }
            room.put(r);
        }
        room.forward(count);
        TargetScale targetScale = targetScales.get(member);
        for (int r = 0; r < count; r++) {
            int row = first + from + r;
            double value = targetScale.inverse(room.output(r));
            double checked = Double.isFinite(value) ? value : inTargetsUnit(targetScale, room.output(r), inRow(row));
            predicted[row] = member == 0 ? checked : predicted[row] + checked;
        }
    }

    static String inRow(int row) {
        return "rows[" + row + "]: ";
    }

    /** A constant feature becomes 0 whatever its value is, but NaN still isn't a value. */
    private static boolean isPredictable(double value, float scaled) {
        return Float.isFinite(scaled) && Double.isFinite(value);
    }

    RowException unpredictable(String place, int column, double value) {
        String start = place + names.of(column) + " is " + NumberText.shortest(value);
        return new RowException(
                Double.isFinite(value)
                        ? start + ", so far from the training rows' mean " + NumberText.shortest(scaler.mean(column))
                                + " that it is beyond the range of float32 (3.4e38) when it is scaled. Correct it, or"
                                + " don't predict the row."
                        : start + "; give a finite number, or don't predict the row.");
    }

    private static double inTargetsUnit(TargetScale targetScale, float output, String place) {
        double predicted = targetScale.inverse(output);
        if (!Double.isFinite(predicted)) {
            throw new RowException(place + "the prediction is " + NumberText.shortest(predicted)
                    + ": with values so far from the training rows "
                    + (Float.isFinite(output)
                            ? "it is beyond the range of float64 (1.8e308)."
                            : "the network computes beyond the range of float32 (3.4e38).")
                    + " Correct them, or don't predict the row.");
        }
        return predicted;
    }
}
