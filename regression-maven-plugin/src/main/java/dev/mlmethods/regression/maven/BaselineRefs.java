package dev.mlmethods.regression.maven;

import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The branches that a POM has {@code check} take baselines of, for who runs before it. */
final class BaselineRefs {
    private static final String CHECK = "check";

    private BaselineRefs() {}

    /** Those of the plugin's executions; without those of properties that are not evaluated yet. */
    static Set<String> of(Plugin plugin) {
        Set<String> refs = new TreeSet<>();
        for (PluginExecution execution : plugin.getExecutions()) {
            if (execution.getGoals().contains(CHECK)
                    && execution.getConfiguration() instanceof Xpp3Dom configuration
                    && !"true".equals(value(configuration, "skip"))) {
                String ref = value(configuration, "baselineRef");
                if (ref != null && !ref.contains("${")) {
                    refs.add(ref);
                }
            }
        }
        return refs;
    }

    private static @Nullable String value(Xpp3Dom configuration, String name) {
        Xpp3Dom child = configuration.getChild(name);
        String value = child == null || child.getValue() == null
                ? ""
                : child.getValue().strip();
        return value.isEmpty() ? null : value;
    }
}
