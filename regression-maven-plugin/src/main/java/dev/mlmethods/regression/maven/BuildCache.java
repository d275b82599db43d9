package dev.mlmethods.regression.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.model.Extension;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Maven's build cache extension. If it has seen the inputs of a build before, it skips the goals of all plugins, and with them the gate, except those
 * that it is configured to always run. {@code docs/faq.md} has a tested configuration.
 *
 * @param root the folder of the build that contains {@code .mvn}
 * @param properties of the command line and the POM
 */
record BuildCache(Path root, Properties properties) {
    private static final String EXTENSION = "maven-build-cache-extension";
    private static final String PLUGIN = "regression-maven-plugin";
    private static final String CONFIGURATION = ".mvn/maven-build-cache-config.xml";

    /** Names of additional plugins that always run, separated by commas, each followed by a colon and goals. */
    private static final String ALWAYS_RUN = "maven.build.cache.alwaysRunPlugins";

    /**
     * Warns if the extension would skip the goals of this plugin.
     *
     * @param inPom the extensions of the POM
     */
    Optional<String> warning(List<Extension> inPom) {
        if (!isActive(inPom) || alwaysRuns()) {
            return Optional.empty();
        }
        return Optional.of(
                "The Maven build cache extension skips the goals of this plugin, and with them every check, in a build that it restores."
                        + " Add <plugin artifactId=\"" + PLUGIN + "\"/> to <runAlways> in " + configuration() + ".");
    }

    private boolean isActive(List<Extension> inPom) {
        boolean isDeclared = inPom.stream().anyMatch(extension -> EXTENSION.equals(extension.getArtifactId()))
                || elements(Path.of(".mvn", "extensions.xml"), "artifactId")
                        .anyMatch(id -> EXTENSION.equals(id.getTextContent().strip()));
        boolean isTurnedOff = "false".equals(properties.getProperty("maven.build.cache.enabled"))
                || elements(configuration(), "enabled")
                        .anyMatch(enabled ->
                                "false".equals(enabled.getTextContent().strip()));
        return isDeclared && !isTurnedOff;
    }

    private boolean alwaysRuns() {
        return Arrays.stream(properties.getProperty(ALWAYS_RUN, "").split(","))
                        .anyMatch(plugin ->
                                plugin.strip().equals(PLUGIN) || plugin.strip().startsWith(PLUGIN + ":"))
                || elements(configuration(), "runAlways")
                        .flatMap(element -> elements(element.getElementsByTagName("*")))
                        .anyMatch(element -> element.getAttribute("artifactId").equals(PLUGIN));
    }

    private Path configuration() {
        return Path.of(properties.getProperty("maven.build.cache.configPath", CONFIGURATION));
    }

    /** None if there is no such file, or if it isn't XML, in which case Maven or the extension reports that. */
    private Stream<Element> elements(Path file, String name) {
        Path path = root.resolve(file);
        if (!Files.isRegularFile(path)) {
            return Stream.empty();
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document document = builder.parse(path.toFile());
            return elements(document.getElementsByTagName(name));
        } catch (SAXException | IOException e) {
            return Stream.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }
}
