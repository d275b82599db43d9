package dev.mlmethods.regression.exchange.network;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.tensor.Safetensors;
import dev.mlmethods.regression.exchange.tensor.SafetensorsFile;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import dev.mlmethods.regression.exchange.torch.StateDict;
import dev.mlmethods.regression.exchange.torch.StateDictFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file with the weights of a network.
 *
 * @param name the name of the file, without its folder
 * @param format what it is: {@value #PYTORCH} or {@value #SAFETENSORS}
 * @param layers the tensors of the network, in the order of its layers as far as the file tells
 * @param features how the features are scaled; null if the file doesn't say
 * @param target how the target is scaled; null if the file doesn't say
 * @param metadata what else the file says, if {@code regression:export} has written it
 * @param notes what was found, in sentences
 */
public record NetworkFile(
        String name,
        String format,
        List<Tensor> layers,
        @Nullable ScalerTensors features,
        @Nullable ScalerTensors target,
        ExportMetadata metadata,
        List<String> notes) {
    /** A state dict that {@code torch.save} has written. */
    public static final String PYTORCH = "pytorch";

    /** The format of the library safetensors. */
    public static final String SAFETENSORS = "safetensors";

    private static final int LENGTH_BYTES = 8;
    private static final String FEATURE_SCALER = "scaler";
    private static final String TARGET_SCALER = "target";

    /**
     * Copies the lists.
     *
     * @param name the name of the file
     * @param format what it is
     * @param layers the tensors of the network
     * @param features how the features are scaled, or null
     * @param target how the target is scaled, or null
     * @param metadata what else the file says
     * @param notes what was found
     */
    public NetworkFile {
        layers = List.copyOf(layers);
        notes = List.copyOf(notes);
    }

    /**
     * Reads a file of either format, which its first bytes tell.
     *
     * @param file the weights
     * @param key of the dict that has the weights, in a file of PyTorch that has several; null if there is only one
     * @return the tensors
     * @throws RegressionException if the file is missing or damaged, or isn't of these formats; the message names it, and the remedy
     */
    public static NetworkFile read(Path file, @Nullable String key) {
        if (!isSafetensors(file)) {
            StateDict dict = StateDictFile.read(file, key);
            return of(file, PYTORCH, dict.tensors(), Map.of(), dict.notes());
        }
        if (key != null) {
            throw new RegressionException("weightsKey is '" + key + "', but " + file
                    + " is a safetensors file, which has no dicts in it; leave weightsKey out.");
        }
        Safetensors contents = SafetensorsFile.read(file);
        if (!NaturalOrder.isAlphabetical(contents.tensors())) {
            return of(file, SAFETENSORS, contents.tensors(), contents.metadata(), List.of());
        }
        List<Tensor> tensors = NaturalOrder.of(contents.tensors());
        return of(file, SAFETENSORS, tensors, contents.metadata(), sorted(file, tensors));
    }

    /** The order in which layers were defined is lost; if several could be in each other's place, only the user knows it. */
    private static List<String> sorted(Path file, List<Tensor> tensors) {
        List<Tensor> weights =
                tensors.stream().filter(tensor -> tensor.shape().size() == 2).toList();
        return weights.stream().map(Tensor::shape).distinct().count() == weights.size()
                ? List.of()
                : List.of(file.getFileName()
                        + " has its tensors sorted by their names, so the layers are taken in the order of these: "
                        + weights.stream().map(Tensor::name).collect(Collectors.joining(", ", "", ".")));
    }

    private static NetworkFile of(
            Path file, String format, List<Tensor> tensors, Map<String, String> metadata, List<String> notes) {
        String name = String.valueOf(file.getFileName());
        List<Tensor> layers = new ArrayList<>(tensors);
        ScalerTensors features = ScalerTensors.takeFrom(layers, name, FEATURE_SCALER);
        ScalerTensors target = ScalerTensors.takeFrom(layers, name, TARGET_SCALER);
        return new NetworkFile(name, format, layers, features, target, ExportMetadata.of(metadata), notes);
    }

    /** Its header is JSON, after eight bytes with its length. A file that can't be read is left to the other reader, which says why. */
    private static boolean isSafetensors(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(LENGTH_BYTES + 1);
            return start.length > LENGTH_BYTES
                    && start[LENGTH_BYTES] == '{'
                    && start[LENGTH_BYTES - 1] == 0
                    && start[LENGTH_BYTES - 2] == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
