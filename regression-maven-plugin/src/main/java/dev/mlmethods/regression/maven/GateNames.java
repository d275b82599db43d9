package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.evaluation.Metric;
import dev.mlmethods.regression.evaluation.Thresholds;
import dev.mlmethods.regression.predictor.text.NearNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The properties that give thresholds and tolerances. A user who misspells one believes that a gate is closed, so it is an error, whereas other
 * misspelled parameters cause a warning.
 */
final class GateNames {
    private static final String PREFIX = GivenValue.PREFIX;

    private static final List<String> NAMES = Stream.concat(
                    Thresholds.allNames().stream(),
                    Arrays.stream(Metric.values()).map(GateNames::tolerance))
            .toList();

    private static final Pattern WITH_KIND = Pattern.compile("(.*)(threshold|tolerance)s?(.*)");
    private static final Pattern LIMIT = Pattern.compile("(?:min|max)(?:imum|imal)?(.+)");

    private static final Pattern LIMIT_BEHIND = Pattern.compile("(.+?)(?:min|max)(?:imum|imal)?");

    /** In such names, a digit is easily missed. */
    private static final Pattern R = Pattern.compile("r.?|rsquared?|r2score");

    private GateNames() {}

    /**
     * Checks that no property was meant as a gate but isn't one. Without the prefix, or with a different one, a property may belong to another
     * plugin, unless it has the exact name of a gate.
     *
     * @param properties by their names, and where each is
     * @param parameters the names of all parameters
     * @throws RegressionException if one was
     */
    static void requireKnown(Map<String, Place> properties, List<String> parameters) {
        new TreeMap<>(properties)
                .forEach((property, place) -> objection(property, place, parameters)
                        .ifPresent(objection -> {
                            throw new RegressionException(property
                                    + (place.equals(Place.COMMAND_LINE) ? "" : " " + place.text())
                                    + objection);
                        }));
    }

    private static Optional<String> objection(String property, Place place, List<String> parameters) {
        if (property.startsWith(PREFIX)) {
            String name = property.substring(PREFIX.length());
            boolean isKnown =
                    NAMES.contains(name) || (parameters.contains(name) && !ParameterType.GATES.contains(name));
            return (isKnown ? Optional.<String>empty() : remedy(name))
                    .map(remedy ->
                            " is not a parameter of this plugin, and a gate that does not exist would always pass; "
                                    + remedy);
        }
        return withoutPrefix(property, place)
                .map(meant ->
                        " lacks the prefix of this plugin's parameters, and a gate that does not exist would always pass; did"
                                + " you mean " + PREFIX + meant + "?");
    }

    private static Optional<String> withoutPrefix(String property, Place place) {
        int dot = property.indexOf('.') + 1;
        String name = property.substring(dot);
        if (NAMES.contains(name)
                && NearNames.nearest(property.substring(0, dot), List.of(PREFIX))
                        .isPresent()) {
            return Optional.of(name);
        }
        boolean isEntry = property.equals(ParameterType.THRESHOLDS + "." + name) && NAMES.contains(name);
        return place.equals(Place.COMMAND_LINE) && (isEntry || NAMES.contains(property))
                ? Optional.of(isEntry ? name : property)
                : Optional.empty();
    }

    /** What to write instead of a name without a prefix; empty if it was hardly meant as a gate. */
    private static Optional<String> remedy(String name) {
        int dot = name.indexOf('.');
        Optional<String> kind = NearNames.nearest(dot < 0 ? name : name.substring(0, dot), ParameterType.GATES);
        String entry = dot < 0 ? "" : name.substring(dot + 1);
        if (kind.isPresent() && entry.isBlank()) {
            return Optional.of("give each of its entries separately, such as " + PREFIX
                    + (isTolerances(kind.get()) ? "tolerances.rmse=1%." : "minR2=0.5."));
        }
        List<String> meant = kind.map(one -> entry(one, entry)).orElseGet(() -> meant(name));
        if (meant.isEmpty() && kind.isEmpty()) {
            // Such as test.minR2 and check.tolerances.rmse, because metrics are prefixed with the name of their rows,
            // and goals have names.
            meant = NAMES.stream().filter(gate -> name.endsWith("." + gate)).toList();
        }
        if (meant.isEmpty()) {
            return kind.filter(one -> name.startsWith(one + "."))
                    .map(one -> "the " + one + " are "
                            + NAMES.stream()
                                    .filter(known -> isTolerances(known) == isTolerances(one))
                                    .map(known -> PREFIX + known)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return Optional.of(
                meant.size() == 1
                        ? "did you mean " + PREFIX + meant.get(0) + "?"
                        : "write " + PREFIX + meant.get(0) + " for a threshold, or " + PREFIX + meant.get(1)
                                + " for a tolerance.");
    }

    /**
     * Where an entry of thresholds or tolerances that was written outside them belongs.
     *
     * @param name of an element or a key that isn't a parameter
     * @return what to write, such as {@code <minR2> into <thresholds>}; empty if it was hardly meant as an entry
     */
    static Optional<String> place(String name) {
        return Optional.of(meant(name))
                .filter(meant -> !meant.isEmpty())
                .map(meant -> meant.stream()
                        .map(gate -> isTolerances(gate)
                                ? "<" + gate.substring(gate.indexOf('.') + 1) + "> into <" + ParameterType.TOLERANCES
                                        + ">"
                                : "<" + gate + "> into <" + ParameterType.THRESHOLDS + ">")
                        .collect(Collectors.joining(", or ")));
    }

    private static boolean isTolerances(String kindOrName) {
        return kindOrName.startsWith(ParameterType.TOLERANCES);
    }

    /** The gate that a name stands for, or a threshold and a tolerance; none if it was hardly meant as one. */
    private static List<String> meant(String name) {
        String letters = letters(name);
        Matcher withKind = WITH_KIND.matcher(letters);
        if (withKind.matches()) {
            return entry(withKind.group(2) + "s", withKind.group(1) + withKind.group(3));
        }
        Matcher limit = LIMIT.matcher(letters);
        if (limit.matches()) {
            return metric(limit.group(1)).map(Metric::thresholdName).stream().toList();
        }
        Matcher limitBehind = LIMIT_BEHIND.matcher(letters);
        if (limitBehind.matches()) {
            return Arrays.stream(Metric.values())
                    .filter(metric -> letters(metric.jsonName()).equals(limitBehind.group(1)))
                    .map(Metric::thresholdName)
                    .toList();
        }
        return Arrays.stream(Metric.values())
                .filter(metric -> letters(metric.jsonName()).equals(letters))
                .findFirst()
                .map(metric -> List.of(metric.thresholdName(), tolerance(metric)))
                .orElseGet(() ->
                        NearNames.nearest(name, Thresholds.allNames()).stream().toList());
    }

    private static List<String> entry(String kind, String entry) {
        String letters = letters(entry);
        Matcher limit = LIMIT.matcher(letters);
        return metric(letters)
                .or(() -> limit.matches() ? metric(limit.group(1)) : Optional.empty())
                .map(metric -> isTolerances(kind) ? tolerance(metric) : metric.thresholdName())
                .stream()
                .toList();
    }

    private static Optional<Metric> metric(String letters) {
        if (R.matcher(letters).matches()) {
            return Optional.of(Metric.R2);
        }
        List<String> names =
                Arrays.stream(Metric.values()).map(Metric::jsonName).toList();
        return NearNames.nearest(letters.equals("error") ? Metric.MAX_ERROR.jsonName() : letters, names)
                .flatMap(name -> Arrays.stream(Metric.values())
                        .filter(metric -> metric.jsonName().equals(name))
                        .findFirst());
    }

    private static String tolerance(Metric metric) {
        return ParameterType.entryName(ParameterType.TOLERANCES, metric.jsonName());
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
