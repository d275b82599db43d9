package dev.mlmethods.regression.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.text.Names;

/** How the learning rate changes during a training. {@link ScheduleSpec} has the formulas. */
public enum LearningRateSchedule {
    /** It doesn't change. */
    CONSTANT("constant"),
    /** Times {@code stepFactor} after every {@code stepEpochs} epochs, like PyTorch's {@code StepLR}. */
    STEP("step"),
    /** Along half a cosine wave down to nearly 0 in the last update, like PyTorch's {@code CosineAnnealingLR}. */
    COSINE("cosine"),
    /**
     * Up from a 25th over the first 30% of the updates, then down to a 250,000th, both along half a cosine wave: Smith and Topin
     * (2018), like PyTorch's {@code OneCycleLR} without its cycle of the momentum.
     */
    ONE_CYCLE("oneCycle");

    private final String parameterName;

    LearningRateSchedule(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * {@return the schedule of that name}
     *
     * @param name such as {@code cosine}, in upper or lower case
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static LearningRateSchedule parse(String name) {
        return Names.parse("learningRateSchedule", name, values(), LearningRateSchedule::parameterName);
    }

    /** {@return the name as parameters and JSON spell it, such as {@code oneCycle}} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }
}
