package dev.mlmethods.regression.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mlmethods.regression.benchmarks.contender.Measurement;
import dev.mlmethods.regression.benchmarks.process.JavaCommand;
import dev.mlmethods.regression.benchmarks.process.Samples;
import dev.mlmethods.regression.benchmarks.report.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class JdksTest {
    private final Samples samples = new Samples();

    @Test
    void laterJdksAreHeldToJdk25AndEarlierOnesComparedWithIt() {
        List<JavaCommand> jvms = List.of(jvm("17.0.15", 3), jvm("25.0.3", 2), jvm("28-ea", 2.1), jvm("27.0.1.0.3", 4));

        assertThat(Jdks.findings("job", samples, jvms, 1))
                .extracting(Finding::what, Finding::verdict)
                .containsExactly(
                        line("job on JDK 17.0.15 against JDK 25.0.3, threads: 1", ""),
                        line("job on JDK 28-ea against JDK 25.0.3, threads: 1", "met"),
                        line("job on JDK 27.0.1.0.3 against JDK 25.0.3, threads: 1", "NOT met"));
    }

    @Test
    void withoutJdk25TheFirstIsComparedWith() {
        List<JavaCommand> jvms = List.of(jvm("26.0.2", 2), jvm("27.0.1", 9));

        assertThat(Jdks.findings("job", samples, jvms, 1))
                .extracting(Finding::what, Finding::verdict)
                .containsExactly(line("job on JDK 27.0.1 against JDK 26.0.2, threads: 1", ""));
    }

    @Test
    void whatDidNotStartIsNotMeasured() {
        List<JavaCommand> jvms = List.of(jvm("25.0.3", 2), new JavaCommand(Path.of("absent"), "27.0.1", List.of()));

        assertThat(Jdks.findings("job", samples, jvms, 1))
                .extracting(Finding::verdict)
                .containsExactly("not measured");
    }

    private static Tuple line(String what, String verdict) {
        return tuple(what, verdict);
    }

    private JavaCommand jvm(String version, double seconds) {
        JavaCommand jvm = new JavaCommand(Path.of(version), version, List.of());
        samples.add(jvm.name(), 1, new Measurement(seconds, 0, Map.of()));
        return jvm;
    }
}
