package dev.mlmethods.regression.exchange.network;

import dev.mlmethods.regression.exchange.tensor.DataType;
import dev.mlmethods.regression.exchange.tensor.Tensor;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts tensors that a library has sorted by their names, so that {@code fc10.weight} is before {@code fc2.weight}, into the order of the numbers in their
 * names. The library safetensors sorts by type and then by name, and a file of it doesn't say in which order the network has its layers.
 */
final class NaturalOrder {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private NaturalOrder() {}

    /** Whether the tensors of each type of numbers are in alphabetical order. */
    static boolean isAlphabetical(List<Tensor> tensors) {
        Map<DataType, String> last = new EnumMap<>(DataType.class);
        for (Tensor tensor : tensors) {
            String before = last.put(tensor.type(), tensor.name());
            if (before != null && before.compareTo(tensor.name()) > 0) {
                return false;
            }
        }
        return true;
    }

    /** The same tensors, in the order of the numbers in their names. */
    static List<Tensor> of(List<Tensor> tensors) {
        return tensors.stream()
                .sorted(Comparator.comparing(Tensor::name, NaturalOrder::compare))
                .toList();
    }

    private static int compare(String one, String other) {
        Matcher numbers = NUMBER.matcher(one);
        Matcher others = NUMBER.matcher(other);
        int from = 0;
        int otherFrom = 0;
        while (numbers.find() && others.find()) {
            MatchResult number = numbers.toMatchResult();
            MatchResult otherNumber = others.toMatchResult();
            int texts = one.substring(from, number.start()).compareTo(other.substring(otherFrom, otherNumber.start()));
            int values =
                    texts == 0 ? new BigInteger(number.group()).compareTo(new BigInteger(otherNumber.group())) : texts;
            if (values != 0) {
                return values;
            }
            from = number.end();
            otherFrom = otherNumber.end();
        }
        return one.substring(from).compareTo(other.substring(otherFrom));
    }
}
