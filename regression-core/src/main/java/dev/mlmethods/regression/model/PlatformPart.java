package dev.mlmethods.regression.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** A part of what computes a result, under the name that people and {@code verdict.json} have for it. */
public enum PlatformPart {
    /** The release of this library. */
    REGRESSION("Regression for Maven", Promise.NONE),
    /** The code of this library, which may be another one under the same version. */
    CODE("its code", Promise.NONE),
    /** The release of DL4J and ND4J. */
    DL4J("Deeplearning4j", Promise.NONE),
    /** The training engine. */
    ENGINE("engine", Promise.NONE),
    /** The ND4J backend. */
    BACKEND("backend", Promise.SAME_BITS),
    /** The Java runtime. */
    JAVA("Java", Promise.SAME_BITS),
    /** The operating system and the architecture of the processor. */
    OPERATING_SYSTEM("operating system", Promise.SAME_BITS);

    private final String text;
    private final Promise promise;

    PlatformPart(String text, Promise promise) {
        this.text = text;
        this.promise = promise;
    }

    /** What the engine {@code vector} promises where this part alone is another one. */
    private enum Promise {
        NONE,
        SAME_BITS
    }

    /** Such as {@code operating system}. */
    @JsonValue
    public String text() {
        return text;
    }

    /** Whether the engine {@code vector} promises the same bits on any. */
    public boolean movesNoBits() {
        return promise == Promise.SAME_BITS;
    }
}
