package dev.mlmethods.regression.benchmarks.contender;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;

/** The reference job in libtorch: DJL's trainer, with batches that are slices of rows shuffled once per epoch. */
final class DjlTraining implements Training, AutoCloseable {
    private static final int SEED = 42;

    private final Job job;
    private final FloatBuffer parameters;
    private final NDManager manager = NDManager.newBaseManager();
    private final NDArray features;
    private final NDArray target;

    DjlTraining(Job job) throws IOException {
        this.job = job;
        ReferenceFiles files = new ReferenceFiles(Path.of(job.folder()));
        parameters = files.parameters();
        FloatBuffer x = files.features();
        FloatBuffer y = files.target();
        int rows = y.remaining();
        int columns = x.remaining() / rows;
        features = manager.create(x, new Shape(rows, columns));
        target = manager.create(y, new Shape(rows, 1));
    }

    @Override
    public Measurement run() {
        // randomPermutation then returns the rows in the same order as in the other programs.
        Engine.getInstance().setRandomSeed(SEED);
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.l2Loss("mse", 1))
                .optOptimizer(Adam.builder().build());
        try (Model model = Model.newInstance("reference")) {
            model.setBlock(network());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(features.getShape());
                double loss = Double.NaN;
                long start = System.nanoTime();
                for (int epoch = 0; epoch < job.epochs(); epoch++) {
                    loss = epoch(trainer);
                }
                return new Measurement((System.nanoTime() - start) / 1e9, loss, Map.of());
            }
        }
    }

    private SequentialBlock network() {
        SequentialBlock block = new SequentialBlock();
        for (int units : job.hiddenLayers()) {
            block.add(Linear.builder().setUnits(units).build()).add(Activation::relu);
        }
        block.add(Linear.builder().setUnits(1).build());
        // Layers request their weights, then their biases, in the order of the file.
        FloatBuffer next = parameters.duplicate();
        block.setInitializer(
                (target, shape, type) -> {
                    float[] values = new float[(int) shape.size()];
                    next.get(values);
                    return target.create(values, shape);
                },
                parameter -> true);
        return block;
    }

    private double epoch(Trainer trainer) {
        if (job.batchRows() == 0) {
            try (NDManager batch = manager.newSubManager()) {
                // What a step computes belongs to the manager of its input, and is freed with it.
                features.tempAttach(batch);
                target.tempAttach(batch);
                return step(trainer, features, target).getFloat();
            }
        }
        try (NDManager epoch = manager.newSubManager()) {
            NDArray order = epoch.randomPermutation(features.size(0));
            NDList x = batches(features, order, epoch);
            NDList y = batches(target, order, epoch);
            NDArray squaredErrors = epoch.create(0f);
            for (int i = 0; i < x.size(); i++) {
                try (NDManager batch = epoch.newSubManager()) {
                    x.get(i).attach(batch);
                    y.get(i).attach(batch);
                    NDArray loss = step(trainer, x.get(i), y.get(i));
                    squaredErrors.addi(loss.mul(x.get(i).size(0)));
                }
            }
            return squaredErrors.getFloat() / features.size(0);
        }
    }

    private NDList batches(NDArray array, NDArray order, NDManager epoch) {
        NDArray shuffled = array.get(epoch, new NDIndex("{}", order));
        return shuffled.split(
                LongStream.iterate(job.batchRows(), from -> from < array.size(0), from -> from + job.batchRows())
                        .toArray());
    }

    private static NDArray step(Trainer trainer, NDArray x, NDArray y) {
        NDArray loss;
        try (GradientCollector gradients = trainer.newGradientCollector()) {
            NDList predicted = trainer.forward(new NDList(x));
            loss = trainer.getLoss().evaluate(new NDList(y), predicted);
            gradients.backward(loss);
        }
        trainer.step();
        return loss;
    }

    @Override
    public void close() {
        manager.close();
    }
}
