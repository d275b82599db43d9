package dev.mlmethods.regression.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.predictor.network.Activation;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "In your application", word for word. */
class ReadmeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theClassOfTheReadmePredicts() throws Exception {
        SampleModel model = SampleModel.of(List.of("area", "rooms"), List.of(5), Activation.RELU);
        Path resource = folder.resolve("META-INF/models/price.zip");
        Files.createDirectories(resource.getParent());
        Files.write(resource, model.bytes());
        Path source = Files.writeString(folder.resolve("Prices.java"), block("java"));

        compile(source);

        URL[] application = {
            folder.toUri().toURL(),
            Predictor.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (URLClassLoader loader = new URLClassLoader(application, null)) {
            Method of = loader.loadClass("Prices").getDeclaredMethod("of", double.class, double.class);
            of.setAccessible(true);
            assertThat(of.invoke(null, 84, 3)).isEqualTo(new DocumentedPredictions(model).of(new double[] {84, 3}));
        }
    }

    @Test
    void theDependencyOfTheReadmeIsThisModule() throws Exception {
        Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(readme().replaceAll(">\\s+<", "><"))
                .contains("<artifactId>regression-predictor</artifactId><version>" + version.group(1) + "</version>");
    }

    private void compile(Path source) throws Exception {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        Path classes = Path.of(Predictor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-Xlint:all", "-classpath", classes.toString(), "-d", folder.toString());
        boolean isCompiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        options,
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source))
                .call();
        assertThat(messages.toString()).isEmpty();
        assertThat(isCompiled).isTrue();
    }

    /** The first block of a language in the section. */
    private static String block(String language) throws Exception {
        String section = readme().split("\n## In your application\n", 2)[1];
        return section.split("```" + language + "\n", 2)[1].split("```", 2)[0];
    }

    private static String readme() throws Exception {
        return Files.readString(Path.of("..", "README.md"));
    }
}
