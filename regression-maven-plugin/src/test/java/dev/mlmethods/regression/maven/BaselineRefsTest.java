package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class BaselineRefsTest {
    private final Plugin plugin = new Plugin();

    private void execution(String goal, String... namesAndValues) {
        PluginExecution execution = new PluginExecution();
        execution.setId("execution-" + plugin.getExecutions().size());
        execution.setGoals(List.of(goal));
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Xpp3Dom child = new Xpp3Dom(namesAndValues[i]);
            child.setValue(namesAndValues[i + 1]);
            configuration.addChild(child);
        }
        execution.setConfiguration(configuration);
        plugin.addExecution(execution);
    }

    @Test
    void areThoseOfCheckThatAreKnownAndNotSkipped() {
        execution("check", "baselineRef", " origin/main ");
        execution("check", "baselineRef", "release", "skip", "false");
        execution("check", "baselineRef", "skipped", "skip", "true");
        execution("check", "baselineRef", "${later}");
        execution("check", "baselineRef", "");
        execution("check");
        execution("train", "baselineRef", "of-train");
        plugin.addExecution(new PluginExecution());
        assertThat(BaselineRefs.of(plugin)).containsExactly("origin/main", "release");
    }
}
