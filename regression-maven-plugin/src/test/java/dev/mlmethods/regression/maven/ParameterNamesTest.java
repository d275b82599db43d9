package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

/** Tests against the plugin's own descriptor. */
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
                        "The configuration in the POM has <paralelism>, which is not a parameter of this plugin; did you"
                                + " mean <parallelism>?");
    }

    @Test
    void namesAllThatAreWrong() {
        assertThatThrownBy(() -> names.requireKnown(plugin("epoch", "seed", "batchsize", "epoch")))
                .hasMessage(
                        "The configuration in the POM has <epoch>, which is not a parameter of this plugin; did you mean <epochs>? "
                                + "The configuration in the POM has <batchsize>, which is not a parameter of this plugin; did you"
                                + " mean <batchSize>?");
    }

    @Test
    void saysWhereTheEntryOfAParameterBelongs() {
        assertThatThrownBy(() -> names.requireKnown(plugin("minR2")))
                .hasMessage(
                        "The configuration in the POM has <minR2>, which is not a parameter of this plugin; write <minR2> into"
                                + " <thresholds>.");
        assertThatThrownBy(() -> names.requireKnown(plugin("rmse")))
                .hasMessage(
                        "The configuration in the POM has <rmse>, which is not a parameter of this plugin; write <maxRmse> into"
                                + " <thresholds>, or <rmse> into <tolerances>.");
        assertThatThrownBy(() -> names.requireKnown(plugin("tolerances.mae")))
                .hasMessage(
                        "The configuration in the POM has <tolerances.mae>, which is not a parameter of this plugin; write <mae>"
                                + " into <tolerances>.");
        assertThatThrownBy(() -> names.requireKnown(plugin("learningRates")))
                .hasMessage(
                        "The configuration in the POM has <learningRates>, which is not a parameter of this plugin; write"
                                + " <learningRates> into <sweep>.");
    }

    @Test
    void saysWhereAPasswordBelongs() {
        String places =
                " name the <server> of settings.xml that has the password with serverId, or an environment variable with passwordVariable.";
        assertThatThrownBy(() -> names.requireKnown(plugin("password")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("The configuration in the POM has <password>, which is not a parameter of this plugin;"
                        + places);
        assertThat(warnings("regression.password"))
                .containsExactly("regression.password is not a parameter of this plugin and has no effect;" + places);
    }

    @Test
    void warnsOfPropertiesThatAreNearToAParameter() {
        assertThat(warnings("regression.epoch", "regression.epochs", "regression.minEpoch", "regression.tests"))
                .containsExactly(
                        "regression.epoch is not a parameter of this plugin and has no effect; did you mean"
                                + " regression.epochs?",
                        "regression.minEpoch is not a parameter of this plugin and has no effect; did you mean"
                                + " regression.minEpochs?");
    }

    /** {@link GateNamesTest} lists them. */
    @Test
    void refusesPropertiesThatAreNearToAThresholdOrATolerance() {
        assertThatThrownBy(() -> warnings("regression.epoch", "regression.minR3"))
                .isInstanceOf(RegressionException.class)
                .hasMessage(
                        "regression.minR3 is not a parameter of this plugin, and a gate that does not exist would always pass; did you"
                                + " mean regression.minR2?");
        assertThat(warnings(plugin.getMojos().stream()
                        .flatMap(goal -> goal.getParameters().stream())
                        .map(parameter -> "regression." + parameter.getName())
                        .filter(property -> !property.matches(
                                "regression\\.(sweep|thresholds|tolerances|columns|missingOf|featureScalingOf)"))
                        .distinct()
                        .toArray(String[]::new)))
                .isEmpty();
    }

    @Test
    void findsParametersWithoutTheirPrefix() {
        assertThat(names.withoutPrefix(
                        Set.of("seed", "epochs", "epoch", "regression.epochs", "sweep", "tolerances", "thresholds")))
                .containsExactly("epochs", "seed");
    }

    @Test
    void warnsOfWhatMayBeALimitOrAnotherThing() {
        assertThat(warnings("regression.maxErrors"))
                .containsExactly(
                        "regression.maxErrors is not a parameter of this plugin and has no effect; the thresholds are"
                                + " maxMse, maxRmse, maxMae, minR2, maxMaxError, maxMedianAbsoluteError, minExplainedVariance,"
                                + " maxMape.");
    }

    @Test
    void warnsOfADimensionWithoutTheNameOfTheSweep() {
        assertThat(warnings("regression.learningRates"))
                .containsExactly(
                        "regression.learningRates is not a parameter of this plugin and has no effect; did you mean"
                                + " regression.sweep.learningRates?");
    }

    @Test
    void saysWhereAMisspeltPropertyIs() {
        Profile profile = new Profile();
        profile.setId("ci");
        profile.setSource("settings.xml");
        assertThat(names.warnings(Map.of(
                        "regression.epoch", Place.PROPERTIES,
                        "regression.learningrate", Place.profile(profile),
                        "regression.seeed", Place.SYSTEM_PROPERTY,
                        "regression.version", Place.PROPERTIES)))
                .containsExactly(
                        "regression.epoch in the properties of the POM is not a parameter of this plugin and has no effect; did you"
                                + " mean regression.epochs?",
                        "regression.learningrate in the properties of the profile ci of settings.xml is not a parameter of this"
                                + " plugin and has no effect; did you mean regression.learningRate?",
                        "regression.seeed as a system property of Maven's JVM is not a parameter of this plugin and has no effect; did"
                                + " you mean regression.seed?");
    }

    @Test
    void warnsOfAPropertyForAllColumnsWithAnExampleThatFits() {
        assertThat(warnings("regression.featureScalingOf"))
                .containsExactly(
                        "regression.featureScalingOf is not a parameter of this plugin and has no effect; give each"
                                + " of its entries separately, such as regression.featureScalingOf.income=quantileNormal.");
        assertThat(warnings("regression.missingOf").get(0)).endsWith("such as regression.missingOf.age=median.");
        assertThat(warnings("regression.columns").get(0)).endsWith("such as regression.columns.zip=category.");
    }

    /** It has properties for its entries. */
    @Test
    void warnsOfAPropertyForAllThatIsSearched() {
        assertThat(warnings("regression.sweep", "regression.sweeps.epochs", "regression.tests.epochs"))
                .containsExactly(
                        "regression.sweep is not a parameter of this plugin and has no effect; give each of its entries"
                                + " separately, such as regression.sweep.learningRates=1e-4,1e-3.",
                        "regression.sweeps.epochs is not a parameter of this plugin and has no effect; did you mean"
                                + " regression.sweep.epochs?");
    }

    /** The goal rejects misspelled ones. */
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
                .containsExactly("regression.seeds is not a parameter of sweep and has no effect; did you mean"
                        + " regression.sweep.seeds?");
        assertThat(warnings(ParameterNames.of(plugin.getMojo("sweep")), "regression.learningRates"))
                .containsExactly(
                        "regression.learningRates is not a parameter of this plugin and has no effect; did you mean"
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
