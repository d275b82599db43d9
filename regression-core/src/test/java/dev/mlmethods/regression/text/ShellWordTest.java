package dev.mlmethods.regression.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ShellWordTest {
    @Test
    void isQuotedOnlyIfItMustBe() {
        assertThat(ShellWord.quoted("target/a-1_b.json")).isEqualTo("target/a-1_b.json");
        assertThat(ShellWord.quoted("rows-*.gz")).isEqualTo("'rows-*.gz'");
        assertThat(ShellWord.quoted("it's")).isEqualTo("'it'\\''s'");
        assertThat(ShellWord.quoted("")).isEqualTo("''");
        assertThat(ShellWord.quoted("\u00e9")).isEqualTo("'\u00e9'");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aShellTakesItLiterally() throws IOException, InterruptedException {
        for (String text : List.of("it's", "$HOME `id` \\ \"x\"", "a b;c|d&e", "*", "~", "#", "!", "-n")) {
            Process shell = new ProcessBuilder("sh", "-c", "printf %s " + ShellWord.quoted(text)).start();
            assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(text);
            assertThat(shell.waitFor()).isZero();
        }
    }
}
