package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The names of a network's layers in a file with tensors: with the name {@code fc1}, its tensors are {@code fc1.weight} and {@code fc1.bias}.
 *
 * @param text either one name with {@value #NUMBER} for the layer's number, which starts at 1 at the input, or a name for each layer, separated by
 *     commas, the output last
 */
public record LayerNames(String text) {
    /** What a layer's number replaces. */
    public static final String NUMBER = "{n}";

    /** {@code fc1}, {@code fc2}, and so on. */
    public static final LayerNames DEFAULT = new LayerNames("fc" + NUMBER);

    /**
     * {@return a name for each layer}
     *
     * @param count of the layers, the output included
     * @throws RegressionException if there are more or fewer names, one is empty or repeated, or one of several has {@value #NUMBER}
     */
    public List<String> of(int count) {
        List<String> names = new ArrayList<>();
        if (text.contains(NUMBER) && !text.contains(",")) {
            for (int number = 1; number <= count; number++) {
                names.add(text.replace(NUMBER, Integer.toString(number)).strip());
            }
            return names;
        }
        for (String name : text.split(",", -1)) {
            names.add(name.strip());
        }
        if (names.size() != count
                || text.contains(NUMBER)
                || names.contains("")
                || new HashSet<>(names).size() < count) {
            throw new RegressionException("layerNames is " + Excerpt.quoted(text) + ", and the network has " + count
                    + (count == 1 ? " layer" : " layers")
                    + ", the output included; give each a name of its own, such as "
                    + String.join(",", DEFAULT.of(count)) + ", or one name with " + NUMBER
                    + " for the number of the layer.");
        }
        return names;
    }
}
