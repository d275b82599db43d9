package dev.mlmethods.regression.training.vector;

import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.network.Activation;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.training.Loss;
import dev.mlmethods.regression.training.LossSpec;
import dev.mlmethods.regression.training.Optimizer;
import dev.mlmethods.regression.training.OptimizerSpec;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Small trainings of just the engine's state, without ND4J, so that they also run where that would be too slow: prints the kernels and the SHA-256 of
 * the parameters and the loss that each ends with. They cover every activation, optimizer and loss, dropout, decay, clipping, several outputs, and
 * more than one tile; {@link OptionsReproducibilityTest} has several chunks and threads.
 */
public final class GoldenTraining {
    private static final int FEATURES = 3;

    private final Kernels kernels;
    private final MessageDigest digest = Sha256.digest();

    private GoldenTraining(Kernels kernels) {
        this.kernels = kernels;
    }

    /** Trains with the best kernels of this JVM, as often as the first argument says: until they are compiled. */
    public static void main(String[] args) {
        Kernels kernels = KernelChoice.best();
        Set<String> hashes = new LinkedHashSet<>();
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            hashes.add(sha256(kernels));
        }
        System.out.println(kernels.name() + " " + String.join(" ", hashes));
    }

    static String sha256(Kernels kernels) {
        GoldenTraining golden = new GoldenTraining(kernels);
        golden.train(70, 1, 0, Activation.RELU, Optimizer.ADAM, Loss.MSE, List.of(33));
        golden.train(17, 1, 0, Activation.LEAKY_RELU, Optimizer.ADAM_W, Loss.HUBER, List.of(19, 5));
        golden.train(17, 2, 0, Activation.TANH, Optimizer.SGD, Loss.MSE, List.of(7, 5));
        golden.train(17, 1, 0.3, Activation.SIGMOID, Optimizer.MOMENTUM, Loss.MAE, List.of(7, 5));
        golden.train(17, 1, 0, Activation.ELU, Optimizer.RMS_PROP, Loss.MSE, List.of(7, 5));
        golden.train(17, 1, 0, Activation.SOFTPLUS, Optimizer.ADAM, Loss.MSE, List.of(7, 5));
        golden.train(17, 2, 0.5, Activation.QUICK_GELU, Optimizer.ADAM_W, Loss.HUBER, List.of(7, 5));
        golden.train(17, 1, 0, Activation.IDENTITY, Optimizer.ADAM, Loss.MSE, List.of());
        return Sha256.hex(golden.digest) + " " + sha256OfLaterActivations(kernels);
    }

    /** Apart from the others, whose hash is older. */
    private static String sha256OfLaterActivations(Kernels kernels) {
        GoldenTraining golden = new GoldenTraining(kernels);
        golden.train(17, 2, 0.5, Activation.GELU, Optimizer.ADAM_W, Loss.HUBER, List.of(7, 5));
        golden.train(17, 1, 0, Activation.SILU, Optimizer.ADAM, Loss.MSE, List.of(7, 5));
        golden.train(17, 1, 0.3, Activation.MISH, Optimizer.MOMENTUM, Loss.MAE, List.of(7, 5));
        return Sha256.hex(golden.digest);
    }

    /** A full batch and two shuffled ones; with several outputs, the gradient is clipped. */
    private void train(
            int rows,
            int outputs,
            double dropout,
            Activation activation,
            Optimizer optimizer,
            Loss loss,
            List<Integer> hiddenLayers) {
        NetworkSpec network = NetworkSpec.defaults()
                .withHiddenLayers(hiddenLayers)
                .withActivation(activation)
                .withDropout(dropout);
        TrainingSpec spec = TrainingSpec.defaults()
                .withLoss(LossSpec.of(loss))
                .withOptimizer(
                        OptimizerSpec.of(optimizer).withWeightDecay(0.1).withMaxGradientNorm(outputs > 1 ? 0.1 : 0));
        ScaledDataset dataset = TrainingRows.random(rows, FEATURES, outputs);
        try (DenseTraining training = new DenseTraining(() -> kernels, network, spec, dataset, rows, 2)) {
            training.load(TrainingRows.parameters(new TrainingLayout(network, FEATURES, outputs)), null);
            int[] shuffled = new TorchRandom(5).permutation(rows);
            double losses = training.step(new int[0], 0, rows, 1, 0.01);
            losses += training.step(shuffled, 0, rows - 6, 2, 0.01);
            losses += training.step(shuffled, rows - 6, rows, 3, 0.01);
            update(training.parameters(), losses);
        }
    }

    private void update(float[] parameters, double losses) {
        ByteBuffer bytes = ByteBuffer.allocate(parameters.length * Float.BYTES + Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float parameter : parameters) {
            bytes.putFloat(parameter);
        }
        bytes.putDouble(losses);
        digest.update(bytes.array());
    }
}
