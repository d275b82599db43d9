package dev.mlmethods.regression.tune;

import com.fasterxml.jackson.annotation.JsonValue;

/** The stages of a tuning, in their order. Each may spend a share of the budget, and what those before it have left. */
public enum TuningStage {
    /** What the network reads: other scalings, waves, neighbors, bins; and what it learns of the target. One change at a time, then the helpful ones together. */
    PRESENTATION("presentation", "what the network reads and learns", 0.3),
    /** Layers, activation, dropout, learning rate, weight decay, batches: points drawn at random, first trained for a third of the epochs. */
    NETWORK("network", "layers and training", 0.25),
    /** The best so far with one field changed at a time. */
    REFINEMENT("refinement", "small changes of the best", 0.1),
    /** The best without each part that was chosen, to see what it is worth. */
    ABLATION("ablation", "the best without each of its parts", 0.1),
    /** Training the best again, on all rows that are not held out, several times. */
    ENSEMBLE("ensemble", "the networks of the model", 0.25);

    private final String jsonName;
    private final String text;
    private final double share;

    TuningStage(String jsonName, String text, double share) {
        this.jsonName = jsonName;
        this.text = text;
        this.share = share;
    }

    /** {@return the name in JSON: {@code presentation}, {@code network}, {@code refinement}, {@code ablation} or {@code ensemble}} */
    @JsonValue
    public String jsonName() {
        return jsonName;
    }

    /** {@return what it does, in words} */
    public String text() {
        return text;
    }

    /** {@return its share of the budget, from 0 to 1; those of all stages add up to 1} */
    public double share() {
        return share;
    }
}
