package dev.mlmethods.regression.advice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to do, and what it sets.
 *
 * @param what an imperative without a period
 * @param parameters by name, as a user would write them; empty if there are none
 */
record Remedy(String what, Map<String, String> parameters) {
    static final Remedy NOTHING = new Remedy("", Map.of());

    /** A remedy without a parameter. */
    static Remedy of(String what) {
        return new Remedy(what, Map.of());
    }

    static Remedy of(String what, String parameter, String value) {
        return new Remedy(what, Map.of(parameter, value));
    }

    Remedy and(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Remedy(what, more);
    }

    /** Such as {@code Train longer: epochs=200.} */
    String sentence() {
        if (what.isEmpty()) {
            return "";
        }
        return parameters.isEmpty() ? what + "." : what + ": " + settings(parameters) + ".";
    }

    /** Such as {@code learningRate=0.01 and targetScaling=standard}. */
    static String settings(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining(" and "));
    }
}
