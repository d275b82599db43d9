package dev.mlmethods.regression.predictor.file;

import java.nio.file.Path;

/**
 * Where a model is read from, in words for messages.
 *
 * @param model such as {@code The model target/regression/model.zip}
 * @param file such as {@code The file target/regression/model.zip}, as long as it isn't clear that it is a model
 */
public record ModelSource(String model, String file) {
    /** A file. */
    public static ModelSource of(Path file) {
        return new ModelSource("The model " + file, "The file " + file);
    }

    /** A resource of the class path or the module path. */
    public static ModelSource ofResource(String name) {
        return new ModelSource("The model resource " + name, "The resource " + name);
    }

    /** A stream without a name. */
    public static ModelSource ofStream() {
        return new ModelSource("The model in the stream", "The stream");
    }

    /** The model inside a sentence. */
    public String lowerCase() {
        return "the" + model.substring("The".length());
    }

    /** Such as {@code The model m.zip is damaged: its entry regression.json cannot be read in line 3. Train the model again.} */
    FileFault damaged(String entry, String what) {
        return new FileFault(model + " is damaged: its entry " + entry + " " + what + ". Train the model again.");
    }

    FileFault altered(String entry) {
        return new FileFault(model + " was altered after it was written: its entry " + entry + " is not the one that "
                + ModelEntryNames.METADATA + " describes. Train the model again.");
    }

    FileFault noZip(String why) {
        return new FileFault(file + " is not a zip file, or it is truncated or damaged (" + why
                + "). Give a model.zip that regression:train wrote, or train the model again.");
    }
}
