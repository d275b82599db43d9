package dev.mlmethods.regression.json;

import dev.mlmethods.regression.predictor.text.NumberText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * Writes real numbers as {@link NumberText#shortest} does, a whole one below 1e9 followed by {@code .0}, so that readers that distinguish 1 from 1.0,
 * such as Python's, know that the field contains real numbers.
 */
final class NumberTextGenerator extends JsonGeneratorDelegate {
    NumberTextGenerator(JsonGenerator generator) {
        // The parts of lists and objects come here again, one by one.
        super(generator, false);
    }

    static String text(double value) {
        String shortest = NumberText.shortest(value);
        return shortest.indexOf('.') < 0 && shortest.indexOf('e') < 0 ? shortest + ".0" : shortest;
    }

    @Override
    public JsonGenerator writeNumber(double value) {
        if (Double.isFinite(value)) {
            delegate.writeNumber(text(value));
        } else {
            delegate.writeNumber(value);
        }
        return this;
    }

    @Override
    public JsonGenerator writeArray(double[] array, int offset, int length) {
        writeStartArray(array, length);
        for (int i = offset; i < offset + length; i++) {
            writeNumber(array[i]);
        }
        writeEndArray();
        return this;
    }
}
