package dev.mlmethods.regression.model;

import dev.mlmethods.regression.RegressionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.deeplearning4j.util.ModelSerializer;

/** An object that runs its own code when it is deserialized. */
final class CraftedPreprocessor implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final AtomicBoolean RAN = new AtomicBoolean();

    static byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new CraftedPreprocessor());
        }
        return bytes.toByteArray();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        RAN.set(true);
    }

    /** Loads a model as this library does and then as plain DL4J does, and prints whether the code ran. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        try {
            RegressionModel.load(file);
            System.out.println("loaded");
        } catch (RegressionException e) {
            System.out.println(e.getMessage());
        }
        System.out.println("ran: " + RAN.get());
        try {
            ModelSerializer.restoreMultiLayerNetwork(file.toFile(), true);
        } catch (ClassCastException e) {
            System.out.println("DL4J: " + e.getClass().getSimpleName());
        }
        System.out.println("ran: " + RAN.get());
    }
}
