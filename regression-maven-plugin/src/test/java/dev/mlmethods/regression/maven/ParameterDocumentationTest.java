package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.Preset;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.parameter.ParameterField;
import dev.mlmethods.regression.sweep.SearchFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Checks the documentation's tables of parameters and goals against the plugin's descriptor. */
class ParameterDocumentationTest {
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| [\\w, -]+ \\| ?(.*?) \\| .* \\|");

    private static final Pattern GOAL = Pattern.compile("\\| `([\\w-]+)` \\| ?`?([\\w-]*)`? \\| .* \\|");

    private static final Pattern WORD = Pattern.compile("\\w+(\\.\\w+)*");

    /** The parameters with a property for each of their elements. */
    private static final List<String> MAPS =
            List.of("thresholds", "sweep", "tolerances", "columns", "sparkProperties", "missingOf", "featureScalingOf");

    @SuppressWarnings("NullAway.Init")
    private static Document descriptor;

    /** The default of each parameter by its name. */
    private static Map<String, String> defaults = Map.of();

    @BeforeAll
    static void readDescriptor() throws Exception {
        try (InputStream in = ParameterDocumentationTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            descriptor =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Objects.requireNonNull(in));
        }
        defaults = readDefaults();
    }

    @Test
    void thePageListsEveryParameterWithItsDefault() throws Exception {
        Map<String, String> documented = documentedDefaults();
        Map<String, String> actual = defaults;
        assertThat(documented).containsOnlyKeys(actual.keySet());
        actual.forEach((name, value) -> {
            if (!value.isEmpty()) {
                assertThat(documented).containsEntry(name, "`" + value + "`");
            }
        });
    }

    @Test
    void everyParameterButThoseWithSeveralValuesIsAPropertyOfItsName() throws Exception {
        for (String name : defaults.keySet()) {
            String expression = (String) xpath().evaluate(
                            "(//mojo[goal!='help']/configuration/" + name + ")[1]", descriptor, XPathConstants.STRING);
            assertThat(expression).isEqualTo(MAPS.contains(name) ? "" : "${regression." + name + "}");
        }
    }

    @Test
    void everyParameterSaysSinceWhenThereIsOne() throws Exception {
        NodeList without = (NodeList) xpath().evaluate(
                        "//mojo[goal!='help']/parameters/parameter[editable='true' and not(since)]",
                        descriptor,
                        XPathConstants.NODESET);
        assertThat(without.getLength()).isZero();
    }

    /** Otherwise Maven would set its fields, in a different order of precedence. */
    @Test
    void everyGoalHasTheConfiguratorWithTheOneOrderOfPlaces() throws Exception {
        NodeList without = (NodeList) xpath().evaluate(
                        "//mojo[goal!='help' and not(configurator='" + ParameterConfigurator.HINT + "')]/goal",
                        descriptor,
                        XPathConstants.NODESET);
        assertThat(without.getLength()).isZero();
    }

    /** The help of the goals says more than the list, and begins the same way. */
    @ParameterizedTest
    @MethodSource("listed")
    void theHelpSaysWhatTheListSays(ParameterField field) throws Exception {
        String help = description(field.name());
        assertThat(help)
                .startsWith(field.sentence().substring(0, field.sentence().length() - 1));
        assertThat(WORD.matcher(help).results().map(MatchResult::group)).containsAll(field.words());
        String defaultValue = defaults.get(field.name());
        assertThat(defaultValue)
                .isEqualTo(
                        field.defaultValue() == null
                                        || List.of().equals(field.defaultValue())
                                        || Map.of().equals(field.defaultValue())
                                ? ""
                                : SpecificationFields.text(field.defaultValue()));
    }

    @ParameterizedTest
    @MethodSource("listed")
    void thePageHasTheWords(ParameterField field) throws IOException {
        String row = Files.readString(Path.of("..", "docs", "parameters.md"))
                .lines()
                .filter(line -> line.startsWith("| `" + field.name() + "` |"))
                .findFirst()
                .orElseThrow();
        assertThat(field.words()).allMatch(word -> row.contains("`" + word + "`"));
    }

    static Stream<ParameterField> listed() {
        return Stream.of(SpecificationFields.all(), List.of(Preset.FIELD, FinalTraining.FIELD), SearchFields.ALL)
                .flatMap(List::stream);
    }

    @Test
    void thePageOfTheGoalsListsEachWithItsPhase() throws IOException {
        Map<String, String> documented = Files.readString(Path.of("..", "docs", "goals.md"))
                .lines()
                .map(GOAL::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        assertThat(documented)
                .containsExactlyInAnyOrderEntriesOf(DocumentedGoals.read().phases());
    }

    private static String description(String name) throws Exception {
        String html = (String) xpath().evaluate(
                        "(//mojo[goal='sweep']/parameters/parameter[name='" + name + "'])[1]/description",
                        descriptor,
                        XPathConstants.STRING);
        return html.replaceAll("<[^>]+>", "").replaceAll("\\s+", " ").strip();
    }

    private static Map<String, String> documentedDefaults() throws IOException {
        return Files.readString(Path.of("..", "docs", "parameters.md"))
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    }

    private static Map<String, String> readDefaults() throws Exception {
        NodeList names = (NodeList) xpath().evaluate(
                        "//mojo[goal!='help']/parameters/parameter[editable='true']/name",
                        descriptor,
                        XPathConstants.NODESET);
        Map<String, String> read = new TreeMap<>();
        for (int i = 0; i < names.getLength(); i++) {
            String name = names.item(i).getTextContent();
            read.put(name, (String) xpath().evaluate(
                            "(//mojo[goal!='help']/configuration/" + name + ")[1]/@default-value",
                            descriptor,
                            XPathConstants.STRING));
        }
        return read;
    }

    private static XPath xpath() {
        return XPathFactory.newInstance().newXPath();
    }
}
