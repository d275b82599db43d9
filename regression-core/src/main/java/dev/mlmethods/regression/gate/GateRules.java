package dev.mlmethods.regression.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules that an evaluation was judged by, as the parameters of {@code check} state them.
 *
 * @param tolerances by the names of the metrics, as the user wrote them
 * @param gate which worsenings fail
 * @param allowNoBaseline whether it passes if there is no baseline
 * @param baselineRef the branch that the baseline is taken from; null for the work tree
 * @param allowAccepted whether a worsening that the branch has accepted passes
 */
public record GateRules(
        Map<String, String> tolerances,
        String gate,
        boolean allowNoBaseline,
        @Nullable String baselineRef,
        boolean allowAccepted) {
    /**
     * Copies the map, in the order of its names.
     *
     * @param tolerances by the names of the metrics, as the user wrote them; a null value becomes the empty text
     * @param gate which worsenings fail, by the name of a {@link Gate}
     * @param allowNoBaseline whether it passes if there is no baseline
     * @param baselineRef the branch that the baseline is taken from; null for the work tree
     * @param allowAccepted whether a worsening that the branch has accepted passes
     */
    public GateRules {
        // Maven passes an empty element as null.
        Map<String, String> sorted = new TreeMap<>();
        tolerances.forEach((metric, tolerance) -> sorted.put(metric, Objects.requireNonNullElse(tolerance, "")));
        tolerances = Collections.unmodifiableMap(sorted);
    }

    /**
     * {@return how these rules differ from earlier ones, in terms of the parameters, such as {@code gate is tolerance, and was significant}}
     *
     * @param before the earlier rules
     */
    public List<String> differences(GateRules before) {
        List<String> differences = new ArrayList<>();
        add(differences, "tolerances", text(tolerances), text(before.tolerances));
        add(differences, "gate", gate, before.gate);
        add(differences, "allowNoBaseline", allowNoBaseline, before.allowNoBaseline);
        add(differences, "baselineRef", text(baselineRef), text(before.baselineRef));
        add(differences, "allowAccepted", allowAccepted, before.allowAccepted);
        return differences;
    }

    private static void add(List<String> differences, String parameter, Object now, Object before) {
        if (!now.equals(before)) {
            differences.add(parameter + " is " + now + ", and was " + before);
        }
    }

    private static String text(Map<String, String> tolerances) {
        List<String> texts = new ArrayList<>();
        tolerances.forEach((metric, tolerance) -> texts.add(metric + " " + tolerance));
        return texts.isEmpty() ? "not given" : String.join(", ", texts);
    }

    private static String text(@Nullable String value) {
        return value == null ? "not given" : value;
    }
}
