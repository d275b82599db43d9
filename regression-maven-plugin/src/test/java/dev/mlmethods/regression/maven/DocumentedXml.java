package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Checks POMs, and parts of POMs, against the plugin's descriptor and the versions that this project itself uses. */
final class DocumentedXml {
    private static final String GROUP = "dev.mlmethods";
    private static final List<String> ARTIFACTS = List.of(
            "regression-predictor",
            "regression-core",
            "regression-spark",
            "regression-maven-plugin",
            "regression-experiments");
    private static final String PLUGIN = "regression-maven-plugin";

    /** Elements of a POM; anything else at the top of a snippet is a parameter. */
    private static final List<String> OF_POMS = List.of(
            "project",
            "build",
            "reporting",
            "dependencies",
            "dependency",
            "plugins",
            "plugin",
            "configuration",
            "executions",
            "execution",
            "goals");

    private final DocumentedGoals goals;
    private final String ownPom;

    DocumentedXml(DocumentedGoals goals) throws Exception {
        this.goals = goals;
        this.ownPom = Files.readString(MarkdownPage.ROOT.resolve("pom.xml"));
    }

    void check(String xml) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<snippet>" + xml + "</snippet>")))
                .getDocumentElement();
        DocumentedGoals.elements(root.getChildNodes()).forEach(this::checkTop);
        DocumentedGoals.elements(root.getElementsByTagName("dependency")).forEach(this::checkVersion);
        DocumentedGoals.elements(root.getElementsByTagName("plugin")).forEach(this::checkPlugin);
    }

    /** What doesn't belong to any plugin belongs to this one. */
    private void checkTop(Element element) {
        String name = element.getTagName();
        if (name.equals("configuration")) {
            checkConfiguration(element);
        } else if (name.equals("executions") || name.equals("goals")) {
            checkGoals(element);
        } else if (!OF_POMS.contains(name)) {
            checkParameter(element);
        }
    }

    private void checkPlugin(Element plugin) {
        checkVersion(plugin);
        if (DocumentedGoals.text(plugin, "artifactId").equals(PLUGIN)) {
            DocumentedGoals.elements(plugin.getChildNodes())
                    .filter(child -> child.getTagName().equals("configuration"))
                    .forEach(this::checkConfiguration);
            checkGoals(plugin);
        }
    }

    private void checkVersion(Element artifact) {
        String name = DocumentedGoals.text(artifact, "artifactId");
        String version = DocumentedGoals.text(artifact, "version");
        if (DocumentedGoals.text(artifact, "groupId").equals(GROUP)) {
            assertThat(ARTIFACTS).contains(name);
            assertThat(version).as(name).isEqualTo(goals.version());
        } else {
            assertThat(version).as(name).isNotEmpty();
            assertThat(ownPom).as(name).containsPattern("version>" + Pattern.quote(version) + "</");
        }
    }

    private void checkGoals(Element parent) {
        DocumentedGoals.elements(parent.getElementsByTagName("goal"))
                .forEach(goal -> assertThat(goals.phases()).containsKey(goal.getTextContent()));
        DocumentedGoals.elements(parent.getElementsByTagName("execution"))
                .flatMap(execution -> DocumentedGoals.elements(execution.getElementsByTagName("configuration")))
                .forEach(this::checkConfiguration);
    }

    private void checkConfiguration(Element configuration) {
        DocumentedGoals.elements(configuration.getChildNodes()).forEach(this::checkParameter);
    }

    private void checkParameter(Element parameter) {
        String name = parameter.getTagName();
        assertThat(goals.parameters()).contains(name);
        if (ParameterType.WITH_ENTRIES.contains(name)) {
            DocumentedGoals.elements(parameter.getChildNodes())
                    .forEach(entry -> assertThat(goals.hasEntry(name, entry.getTagName()))
                            .as("%s in %s", entry.getTagName(), name)
                            .isTrue());
        } else {
            assertThat(parameter.getTextContent()).as(name).isNotBlank();
        }
    }
}
