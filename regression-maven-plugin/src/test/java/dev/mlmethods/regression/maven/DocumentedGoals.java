package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.Thresholds;
import dev.mlmethods.regression.sweep.SearchFields;
import dev.mlmethods.regression.sweep.SearchSpace;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The contents of the plugin's descriptor.
 *
 * @param phases of all goals, by their names; empty if a goal has none
 * @param parameters of all goals
 */
record DocumentedGoals(String version, Map<String, String> phases, Set<String> parameters) {
    /** Copies the collections. */
    DocumentedGoals {
        phases = Map.copyOf(phases);
        parameters = Set.copyOf(parameters);
    }

    static DocumentedGoals read() {
        try (InputStream in = DocumentedGoals.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Element plugin = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Objects.requireNonNull(in))
                    .getDocumentElement();
            Map<String, String> phases = new TreeMap<>();
            Set<String> parameters = new TreeSet<>();
            elements(plugin.getElementsByTagName("mojo")).forEach(mojo -> {
                phases.put(text(mojo, "goal"), text(mojo, "phase"));
                elements(mojo.getElementsByTagName("parameter"))
                        .filter(parameter -> text(parameter, "editable").equals("true"))
                        .forEach(parameter -> parameters.add(text(parameter, "name")));
            });
            return new DocumentedGoals(text(plugin, "version"), phases, parameters);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a property sets a parameter, or an entry of one. */
    boolean hasProperty(String name) {
        if (!name.startsWith(GivenValue.PREFIX)) {
            return false;
        }
        String parameter = name.substring(GivenValue.PREFIX.length());
        int dot = parameter.indexOf('.');
        return dot < 0
                ? Thresholds.allNames().contains(parameter)
                        || (parameters.contains(parameter) && !ParameterType.WITH_ENTRIES.contains(parameter))
                : hasEntry(parameter.substring(0, dot), parameter.substring(dot + 1));
    }

    /** Whether a parameter with entries accepts one with that name. */
    boolean hasEntry(String parameter, String entry) {
        return switch (parameter) {
            case ParameterType.THRESHOLDS -> Thresholds.allNames().contains(entry);
            case ParameterType.TOLERANCES ->
                Arrays.stream(Metric.values()).map(Metric::jsonName).anyMatch(entry::equals);
            case ParameterType.SWEEP -> SearchSpace.plurals().contains(entry) || SearchFields.NAMES.contains(entry);
            // Their entries are columns of a table.
            default -> ParameterType.WITH_ENTRIES.contains(parameter);
        };
    }

    static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    /** The text of a child; empty if there is none. */
    static String text(Element element, String child) {
        return elements(element.getChildNodes())
                .filter(one -> one.getTagName().equals(child))
                .map(one -> one.getTextContent().strip())
                .collect(Collectors.joining());
    }
}
