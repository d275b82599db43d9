package dev.mlmethods.regression.training.vector;

/** The numbers of one update of the weights, float32. There is one such object per training, and each update fills it anew. */
final class UpdateStep {
    /** What the summed gradient is multiplied by first. */
    float gradientScale;

    /** The learning rate; for Adam divided by 1 - beta1^t. */
    float rate;

    /** Times the weight, added to the gradient: L2. */
    float weightDecay;

    /** What the weight is multiplied by first: 1, or for AdamW 1 - learning rate * weight decay. */
    float shrink = 1f;

    /** How much of the velocity is kept. */
    float momentum;

    /** For Adam, 1 / sqrt(1 - beta2^t). */
    float rootCorrection;
}
