package dev.mlmethods.regression.predictor.file;

/** A file isn't a readable model. The message is for the user. */
public final class FileFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String text;

    FileFault(String text) {
        super(text);
        this.text = text;
    }

    FileFault(String text, Throwable cause) {
        super(text, cause);
        this.text = text;
    }

    /** The message, which is never null. */
    public String text() {
        return text;
    }
}
