package dev.mlmethods.regression.model;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.training.EngineName;
import org.jspecify.annotations.Nullable;

/**
 * A part of what computes a result: its field in documents, its name for people, and what depends on it. The order is that of committed baselines, whose
 * hashes depend on it.
 */
public enum PlatformPart {
    /** The release of this library. */
    REGRESSION("regressionVersion", "Regression for Maven", Promise.NONE),
    /** The code of this library, which may differ under the same version. */
    CODE("codeSha256", "its code", Promise.NONE),
    /** The release of DL4J and ND4J. */
    DL4J("dl4jVersion", "Deeplearning4j", Promise.NONE),
    /** The training engine. */
    ENGINE("engine", "engine", Promise.NONE),
    /** The ND4J backend. */
    BACKEND("backend", "backend", Promise.SAME_BITS),
    /** The Java runtime. */
    JAVA("java", "Java", Promise.SAME_BITS),
    /** The operating system and the architecture of the processor. */
    OPERATING_SYSTEM("os", "operating system", Promise.SAME_BITS);

    private final String field;
    private final String text;
    private final Promise promise;

    PlatformPart(String field, String text, Promise promise) {
        this.field = field;
        this.text = text;
        this.promise = promise;
    }

    /** What the engine {@code vector} promises if only this part differs. */
    private enum Promise {
        NONE,
        SAME_BITS
    }

    /** {@return the name of its field in documents, such as {@code os}} */
    public String field() {
        return field;
    }

    /** {@return its name for people, such as {@code operating system}, which {@code verdict.json} has, too} */
    @JsonValue
    public String text() {
        return text;
    }

    /** {@return whether the engine {@code vector} promises the same bits whatever this part is} */
    public boolean movesNoBits() {
        return promise == Promise.SAME_BITS;
    }

    /**
     * {@return whether this part was involved in a training} A model that the engine {@code vector} trained has nothing from DL4J but the format
     * of its file.
     *
     * @param platform what computed the training
     */
    public boolean tookPart(Platform platform) {
        return this != DL4J || platform.engine().equals(EngineName.DL4J.parameterName());
    }

    /**
     * {@return what it is on a platform; null for the code, about which the platform itself says nothing}
     *
     * @param platform what computed a training
     */
    public @Nullable String of(Platform platform) {
        return switch (this) {
            case REGRESSION -> platform.regressionVersion();
            case CODE -> null;
            case DL4J -> platform.dl4jVersion();
            case ENGINE -> platform.engine();
            case BACKEND -> platform.backend();
            case JAVA -> platform.java();
            case OPERATING_SYSTEM -> platform.os();
        };
    }
}
