package dev.mlmethods.regression.benchmarks.contender;

import com.sun.management.ThreadMXBean;
import dev.mlmethods.regression.data.BuiltInDataset;
import dev.mlmethods.regression.data.Dataset;
import dev.mlmethods.regression.engine.TrainingEngines;
import dev.mlmethods.regression.network.NetworkSpec;
import dev.mlmethods.regression.network.NetworkState;
import dev.mlmethods.regression.scaling.Preparation;
import dev.mlmethods.regression.scaling.TargetScaling;
import dev.mlmethods.regression.split.DatasetSplit;
import dev.mlmethods.regression.split.SplitSpec;
import dev.mlmethods.regression.training.BatchSize;
import dev.mlmethods.regression.training.EngineName;
import dev.mlmethods.regression.training.ScaledDataset;
import dev.mlmethods.regression.training.TrainingHistory;
import dev.mlmethods.regression.training.TrainingSpec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A training by one of the core's engines. In the benchmarks, only this class and {@link CoreSweep} know the core. */
final class CoreTraining implements Training {
    private static final double DENORMAL = 1e-39;

    /** Adam compensates for small gradients: with its usual rate, the activations would be normal numbers after some epochs. */
    private static final double TINY_STEPS = 1e-12;

    private final Job job;
    private final NetworkSpec network;
    private final TrainingSpec spec;
    private final ScaledDataset rows;

    CoreTraining(String engine, Job job) {
        this.job = job;
        this.network = NetworkSpec.defaults().withHiddenLayers(job.hiddenLayers());
        TrainingSpec defaults = TrainingSpec.defaults();
        this.spec = (job.data() == Job.Data.DENORMAL_ACTIVATIONS ? defaults.withLearningRate(TINY_STEPS) : defaults)
                .withEngine(EngineName.parse(engine))
                .withEpochs(job.epochs())
                .withBatchSize(job.batchRows() == 0 ? BatchSize.FULL : BatchSize.of(job.batchRows()));
        this.rows = rows(job);
    }

    @Override
    public Measurement run() {
        NetworkState initial = initial();
        if (job.data() == Job.Data.DENORMAL_ACTIVATIONS) {
            clearBiases(initial.parameters());
        }
        long[] allocated = new long[2];
        TrainingHistory history = TrainingEngines.of(spec.engine(), network, spec, job.threads())
                .train(initial, rows, null, spec, loss -> {
                    if (loss.epoch() == 1) {
                        allocated[0] = allocatedBytes();
                    }
                    if (loss.epoch() == job.epochs()) {
                        allocated[1] = allocatedBytes();
                    }
                })
                .history();
        return new Measurement(
                history.trainingSeconds(), history.last().loss(), Map.of(Measurement.ALLOCATED_BYTES, (double)
                        (allocated[1] - allocated[0])));
    }

    /** Writes the data that the programs that don't know the core train on. */
    void export(Path folder) throws IOException {
        new ReferenceFiles(folder)
                .write(rows.features(), rows.target(), initial().parameters());
    }

    private NetworkState initial() {
        return NetworkState.initial(network, rows.columns(), spec.seed());
    }

    private static ScaledDataset rows(Job job) {
        return switch (job.data()) {
            case REFERENCE -> reference();
            case RANDOM -> random(job, 1, 1);
            case DENORMAL_INPUTS -> random(job, DENORMAL, 1);
            case DENORMAL_ACTIVATIONS -> random(job, DENORMAL, DENORMAL);
        };
    }

    private static ScaledDataset reference() {
        Dataset training = DatasetSplit.of(BuiltInDataset.CALIFORNIA_HOUSING.load(), SplitSpec.defaults())
                .training();
        return ScaledDataset.of(training, Preparation.fit(training, TargetScaling.NONE));
    }

    /** A sum of sines of the features, which no network fits at once. */
    private static ScaledDataset random(Job job, double featureSize, double targetSize) {
        SplittableRandom random = new SplittableRandom(42);
        float[] features = new float[job.rows() * job.columns()];
        float[] target = new float[job.rows()];
        for (int row = 0; row < target.length; row++) {
            double sum = 0;
            for (int column = 0; column < job.columns(); column++) {
                double feature = 4 * random.nextDouble() - 2;
                features[row * job.columns() + column] = (float) (feature * featureSize);
                sum += Math.sin(feature);
            }
            target[row] = (float) (sum * targetSize);
        }
        return ScaledDataset.of(features, target, job.rows());
    }

    /** The parameters of each layer: first its weights, then its biases. */
    private void clearBiases(float[] parameters) {
        int end = 0;
        int inputs = rows.columns();
        for (int units : IntStream.concat(network.hiddenLayers().stream().mapToInt(Integer::intValue), IntStream.of(1))
                .toArray()) {
            end += (inputs + 1) * units;
            Arrays.fill(parameters, end - units, end, 0f);
            inputs = units;
        }
    }

    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // A thread that has ended counts as -1.
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
