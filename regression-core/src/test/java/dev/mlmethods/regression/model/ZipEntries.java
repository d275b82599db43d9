package dev.mlmethods.regression.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The entries of a zip file, for changing: what a vandal would do to a model file. */
public final class ZipEntries {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    public static ZipEntries of(Path file) throws IOException {
        ZipEntries zip = new ZipEntries();
        try (InputStream bytes = Files.newInputStream(file);
                ZipInputStream in = new ZipInputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return zip;
    }

    public byte[] get(String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    public Set<String> names() {
        return entries.keySet();
    }

    public ZipEntries with(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    public ZipEntries without(String name) {
        entries.remove(name);
        return this;
    }

    public void write(Path file) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }
}
