package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against the plugin's own descriptor. */
class ParameterNamesTest {
    @SuppressWarnings("NullAway.Init")
    private static PluginDescriptor plugin;

    private final ParameterNames names = ParameterNames.of(plugin.getMojo("check"));

    @BeforeAll
    static void readDescriptor() throws Exception {
        try (InputStreamReader reader = new InputStreamReader(
                Objects.requireNonNull(ParameterNamesTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")),
                StandardCharsets.UTF_8)) {
            plugin = new PluginDescriptorBuilder().build(reader);
        }
    }

    @Test
    void knowsTheParametersOfAllGoals() {
        names.requireKnown(
                plugin("epochs", "sweep", "strategy", "configurationFile", "thresholds", "parallelism", "input"));
    }

    @Test
    void namesTheParameterThatIsNear() {
        assertThatThrownBy(() -> names.requireKnown(plugin("paralelism")))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "The configuration in the POM has <paralelism>, which is no parameter of this plugin; did you"
                                + " mean <parallelism>?");
    }

    @Test
    void warnsOfPropertiesThatAreNearToAParameterOrAThreshold() {
        assertThat(warnings("regression.epoch", "regression.epochs", "regression.minR3", "regression.tests"))
                .containsExactly(
                        "regression.epoch is no parameter of this plugin and has no effect; did you mean"
                                + " regression.epochs?",
                        "regression.minR3 is no parameter of this plugin and has no effect; did you mean"
                                + " regression.minR2?");
    }

    @Test
    void warnsOfADimensionWithoutTheNameOfTheSweep() {
        assertThat(warnings("regression.learningRates"))
                .containsExactly(
                        "regression.learningRates is no parameter of this plugin and has no effect; did you mean"
                                + " regression.sweep.learningRates?");
    }

    @Test
    void saysWhereAMisspeltPropertyIs() {
        Profile profile = new Profile();
        profile.setId("ci");
        profile.setSource("settings.xml");
        assertThat(names.warnings(Map.of(
                        "regression.epoch", Place.PROPERTIES,
                        "regression.minR3", Place.profile(profile),
                        "regression.seeed", Place.SYSTEM_PROPERTY,
                        "regression.version", Place.PROPERTIES)))
                .containsExactly(
                        "regression.epoch in the properties of the POM is no parameter of this plugin and has no effect; did you"
                                + " mean regression.epochs?",
                        "regression.minR3 in the properties of the profile ci of settings.xml is no parameter of this plugin and"
                                + " has no effect; did you mean regression.minR2?",
                        "regression.seeed as a system property of Maven's JVM is no parameter of this plugin and has no effect; did"
                                + " you mean regression.seed?");
    }

    /** They have properties for their entries. */
    @Test
    void warnsOfPropertiesOfParametersWithEntries() {
        assertThat(warnings("regression.thresholds", "regression.tolerances", "regression.sweep"))
                .containsExactly(
                        "regression.sweep is no parameter of this plugin and has no effect; give each of its entries by itself,"
                                + " such as regression.sweep.learningRates=1e-4,1e-3.",
                        "regression.thresholds is no parameter of this plugin and has no effect; give each of its entries by"
                                + " itself, such as regression.minR2=0.5.",
                        "regression.tolerances is no parameter of this plugin and has no effect; give each of its entries by"
                                + " itself, such as regression.tolerances.rmse=1%.");
        assertThat(warnings(
                        "regression.thresholds.minR2",
                        "regression.threshold.maxrmse",
                        "regression.tolerance.rmse",
                        "regression.sweeps.epochs",
                        "regression.min.r2",
                        "regression.tests.epochs"))
                .containsExactly(
                        "regression.min.r2 is no parameter of this plugin and has no effect; did you mean regression.minR2?",
                        "regression.sweeps.epochs is no parameter of this plugin and has no effect; did you mean"
                                + " regression.sweep.epochs?",
                        "regression.threshold.maxrmse is no parameter of this plugin and has no effect; did you mean"
                                + " regression.maxRmse?",
                        "regression.thresholds.minR2 is no parameter of this plugin and has no effect; did you mean"
                                + " regression.minR2?",
                        "regression.tolerance.rmse is no parameter of this plugin and has no effect; did you mean"
                                + " regression.tolerances.rmse?");
    }

    /** The goal refuses those that are misspelt. */
    @Test
    void leavesTheDimensionsOfASweepToIt() {
        assertThat(warnings("regression.sweep.learningRates", "regression.sweep.epoch"))
                .isEmpty();
    }

    /** The goal suggest-tolerance has it. */
    @Test
    void warnsOfSeedsThatASweepWouldNotSearch() {
        assertThat(warnings("regression.seeds")).isEmpty();
        assertThat(warnings(ParameterNames.of(plugin.getMojo("sweep")), "regression.seeds", "regression.epochs"))
                .containsExactly("regression.seeds is no parameter of sweep and has no effect; did you mean"
                        + " regression.sweep.seeds?");
        assertThat(warnings(ParameterNames.of(plugin.getMojo("sweep")), "regression.learningRates"))
                .containsExactly(
                        "regression.learningRates is no parameter of this plugin and has no effect; did you mean"
                                + " regression.sweep.learningRates?");
    }

    private List<String> warnings(String... properties) {
        return warnings(names, properties);
    }

    private static List<String> warnings(ParameterNames known, String... names) {
        return known.warnings(
                Stream.of(names).collect(Collectors.toMap(Function.identity(), name -> Place.COMMAND_LINE)));
    }

    private static Plugin plugin(String... names) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        for (String name : names) {
            configuration.addChild(new Xpp3Dom(name));
        }
        Plugin plugin = new Plugin();
        plugin.setConfiguration(configuration);
        return plugin;
    }
}
