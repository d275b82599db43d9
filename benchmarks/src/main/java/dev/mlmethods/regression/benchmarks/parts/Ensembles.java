package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.contender.PredictionJob;
import dev.mlmethods.regression.benchmarks.process.Contender;
import dev.mlmethods.regression.benchmarks.process.Contenders;
import dev.mlmethods.regression.benchmarks.process.Laboratory;
import dev.mlmethods.regression.benchmarks.process.Samples;
import dev.mlmethods.regression.benchmarks.report.Bar;
import dev.mlmethods.regression.benchmarks.report.Comparison;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An ensemble of five networks against five trainings one after the other, and its predictions against those of one of them. */
public final class Ensembles implements Part {
    private static final int NETWORKS = 5;
    private static final String ONE_ROW = "one row by an ensemble of five against one network";

    /** As in docs/from-notebook-to-0.39.md. */
    private static final List<String> WELL_TRAINED = List.of(
            "-Dregression.batchSize=256",
            "-Dregression.epochs=40",
            "-Dregression.optimizer=adamW",
            "-Dregression.learningRate=0.002",
            "-Dregression.weightDecay=0.01",
            "-Dregression.learningRateSchedule=cosine",
            "-Dregression.targetScaling=standard");

    private static final List<String> WAVES = List.of("-Dregression.fourierFeatures=128");

    private static final List<String> NEIGHBORS =
            List.of("-Dregression.neighbourFeatures=true", "-Dregression.activation=gelu", "-Dregression.dropout=0.05");

    private final Contenders contenders;
    private final Laboratory laboratory;

    /** Measures with the contenders. */
    public Ensembles(Contenders contenders, Laboratory laboratory) {
        this.contenders = contenders;
        this.laboratory = laboratory;
    }

    @Override
    public List<Finding> run() throws IOException {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(trainings("the notebook's network", "notebook", List.of()));
        findings.addAll(trainings("a well-trained network", "well-trained", WELL_TRAINED));
        findings.addAll(trainings("with waves", "waves", with(WAVES)));
        findings.addAll(trainings("with neighbors", "neighbors", with(NEIGHBORS)));
        findings.add(predictions());
        return findings;
    }

    private static List<String> with(List<String> further) {
        List<String> all = new ArrayList<>(WELL_TRAINED);
        all.addAll(further);
        return all;
    }

    private List<Finding> trainings(String what, String name, List<String> arguments) throws IOException {
        Contender one = contenders.now("one-" + name, goals(1, arguments));
        Contender five = contenders.now("five-" + name, goals(NETWORKS, arguments));
        Samples samples = laboratory.cold("ensembles", List.of(one, five));
        return List.of(
                compared(
                        "five trainings against an ensemble of five, whole commands, " + what,
                        Optional.of(Bar.atLeast(2.5)),
                        contender -> samples.median(contender.name(), 1).map(Samples.Median::seconds),
                        one,
                        five),
                compared(
                        "five trainings against an ensemble of five, the trainings alone, " + what,
                        Optional.empty(),
                        contender -> samples.detail(contender.name(), 1, Contenders.TRAINING_SECONDS),
                        one,
                        five));
    }

    private static List<String> goals(int networks, List<String> arguments) {
        List<String> goals = new ArrayList<>(
                List.of("regression:train", "-Dregression.force=true", "-Dregression.ensembleSize=" + networks));
        goals.addAll(arguments);
        return goals;
    }

    private static Finding compared(
            String what,
            Optional<Bar> bar,
            Function<Contender, Optional<Double>> seconds,
            Contender one,
            Contender five) {
        Optional<Double> ofOne = seconds.apply(one);
        Optional<Double> ofFive = seconds.apply(five);
        if (ofOne.isEmpty() || ofFive.isEmpty()) {
            return new Finding(what, "", "", Optional.empty(), bar, List.of());
        }
        double trainings = NETWORKS * ofOne.get();
        return new Finding(
                what,
                Comparison.seconds(ofFive.get()),
                Comparison.seconds(trainings) + " one after the other",
                Optional.of(trainings / ofFive.get()),
                bar,
                List.of());
    }

    private Finding predictions() {
        Contender one = contenders.predictor("one network", PredictionJob.of(contenders.modelOf("one-notebook"), true));
        Contender five =
                contenders.predictor("five networks", PredictionJob.of(contenders.modelOf("five-notebook"), true));
        Samples samples = laboratory.warm("predictions of an ensemble", List.of(one, five));
        Bar bar = Bar.atMost(6);
        Optional<Samples.Median> ofOne = samples.median(one.name(), 1);
        Optional<Samples.Median> ofFive = samples.median(five.name(), 1);
        return ofOne.isEmpty() || ofFive.isEmpty()
                ? Finding.notMeasured(ONE_ROW, bar)
                : Finding.of(
                        ONE_ROW,
                        Comparison.microseconds(ofFive.get().seconds()),
                        Comparison.microseconds(ofOne.get().seconds()),
                        ofFive.get().seconds() / ofOne.get().seconds(),
                        bar);
    }
}
