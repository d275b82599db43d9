package dev.mlmethods.regression.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.exchange.torch.StateDictFile;
import dev.mlmethods.regression.gate.baseline.EvaluatedModel;
import dev.mlmethods.regression.gate.bisect.Bisect;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.hash.Sha256;
import dev.mlmethods.regression.model.ImportSpec;
import dev.mlmethods.regression.model.ModelImport;
import dev.mlmethods.regression.model.RegressionModel;
import dev.mlmethods.regression.model.SmallModels;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An imported network on its way through the gate. */
class ImportedGateTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theSameFilesGiveTheSameBits() throws IOException {
        SmallGate gate = new SmallGate(folder);
        gate.accept(gate.evaluate(imported("a.pt", 100), null));
        CheckResult result = gate.check(gate.evaluate(imported("a.pt", 100), null));
        assertThat(result.verdict()).isEqualTo(Verdict.IDENTICAL);
        assertThat(result.causes()).isEmpty();
    }

    @Test
    void otherFilesAreACause() throws IOException {
        SmallGate gate = new SmallGate(folder);
        gate.accept(gate.evaluate(imported("a.pt", 100), null));
        EvaluatedModel now = gate.evaluate(imported("b.pt", 120), null);
        CheckResult result = gate.check(now);
        assertThat(result.causes())
                .extracting(Cause::text)
                .containsExactly("weights was " + files("a.pt") + " and is " + files("b.pt"));
        assertThat(Bisect.untrainable(
                        gate.baseline().orElseThrow().baseline(), now.report().provenance()))
                .contains("A model was imported from " + files("b.pt") + ", and can't be trained again.");
    }

    @Test
    void anImportInPlaceOfATrainingIsTheCauseAndNotItsUnknownParameters() throws IOException {
        SmallGate gate = new SmallGate(folder);
        RegressionModel trained = SmallModels.train().model();
        gate.accept(gate.evaluate(trained, null));
        CheckResult result = gate.check(gate.evaluate(imported("a.pt", 100), null));
        assertThat(result.causes())
                .extracting(Cause::text)
                .contains("weights was not set and is " + files("a.pt"))
                .noneMatch(text -> text.startsWith("epochs"));
        assertThat(Bisect.untrainable(gate.baseline().orElseThrow().baseline(), trained.provenance()))
                .isEmpty();
    }

    private RegressionModel imported(String name, float bias) throws IOException {
        Files.write(
                folder.resolve(name),
                StateDictFile.bytes(List.of(
                        Tensor.of("out.weight", List.of(1, 10), new float[10]),
                        Tensor.of("out.bias", List.of(1), new float[] {bias}))));
        return ModelImport.run(
                        new ImportSpec(
                                folder.resolve(name).toString(),
                                null,
                                null,
                                null,
                                Specification.of(DataSpec.builtIn("diabetes"))),
                        folder,
                        1,
                        List.of(),
                        TrainingListener.SILENT)
                .model();
    }

    private String files(String name) throws IOException {
        return name + " (SHA-256 " + Sha256.of(folder.resolve(name)).substring(0, 12) + ")";
    }
}
