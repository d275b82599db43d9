package dev.mlmethods.regression.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.hash.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeSha256Test {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private record Content(String name, String text) {}

    private Path jar(String name, int level, Instant time, List<Content> contents) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(level);
            for (Content content : contents) {
                ZipEntry entry = new ZipEntry(content.name());
                entry.setLastModifiedTime(FileTime.from(time));
                entry.setComment("as umask " + level + " leaves it");
                zip.putNextEntry(entry);
                zip.write(content.text().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private String sha256(Content... contents) throws IOException {
        return CodeSha256.ofJars(jar("code.jar", 9, Instant.EPOCH, List.of(contents)));
    }

    @Test
    void howAJarWasPackedDoesNotCount() throws IOException {
        Content a = new Content("a/A.class", "aaaa aaaa aaaa");
        Content b = new Content("b/B.class", "b");
        Path one = jar("one.jar", 0, Instant.parse("2024-01-01T00:00:00Z"), List.of(a, b));
        Path two = jar(
                "two.jar",
                9,
                Instant.parse("2025-06-01T12:00:00Z"),
                List.of(
                        new Content("META-INF/MANIFEST.MF", "Build-Jdk-Spec: 21"),
                        new Content("b/", ""),
                        b,
                        new Content("a/", ""),
                        a));

        assertThat(Sha256.of(one)).isNotEqualTo(Sha256.of(two));
        assertThat(CodeSha256.ofJars(one)).isEqualTo(CodeSha256.ofJars(two));
    }

    @Test
    void aNameAndAContentCount() throws IOException {
        String before = sha256(new Content("a/A.class", "bc"));

        assertThat(sha256(new Content("a/A.class", "bd"))).isNotEqualTo(before);
        assertThat(sha256(new Content("a/B.class", "bc"))).isNotEqualTo(before);
        assertThat(sha256(new Content("a/A.classb", "c"))).isNotEqualTo(before);
        assertThat(sha256(new Content("a/A.class", "bc"), new Content("a/B.class", "")))
                .isNotEqualTo(before);
    }

    @Test
    void eachJarCounts() throws IOException {
        Path one = jar("one.jar", 9, Instant.EPOCH, List.of(new Content("a/A.class", "a")));
        Path two = jar("two.jar", 9, Instant.EPOCH, List.of(new Content("b/B.class", "b")));
        Path other = jar("other.jar", 9, Instant.EPOCH, List.of(new Content("b/B.class", "c")));

        assertThat(CodeSha256.ofJars(one, two)).isNotEqualTo(CodeSha256.ofJars(one));
        assertThat(CodeSha256.ofJars(one, other)).isNotEqualTo(CodeSha256.ofJars(one, two));
        assertThat(CodeSha256.ofJars(other, two)).isNotEqualTo(CodeSha256.ofJars(one, two));
    }
}
