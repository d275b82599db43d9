package dev.mlmethods.regression.maven;

import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.component.configurator.ConfigurationListener;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Gives the fields of a goal the values of {@link ParameterSources}. Maven itself would prefer {@code <configuration>} to the command line, wouldn't
 * read {@code regression.yaml}, and would put a converter's message before the plugin's own; so an error is stored in the goal, which reports it when
 * it runs. {@code META-INF/plexus/components.xml} registers this class with Maven; with an annotation instead, Maven 3.8.7 did not find it.
 */
final class ParameterConfigurator extends BasicComponentConfigurator {
    /** The hint that the goals refer to it by. */
    static final String HINT = "regression";

    private static final String DEFAULT_VALUE = "default-value";

    @Override
    public void configureComponent(
            Object component,
            PlexusConfiguration configuration,
            ExpressionEvaluator evaluator,
            ClassRealm realm,
            @Nullable ConfigurationListener listener)
            throws ComponentConfigurationException {
        MojoExecution execution = object(evaluator, "${mojoExecution}", MojoExecution.class);
        ParameterSources.Found found = MavenSources.of(
                        object(evaluator, "${session}", MavenSession.class),
                        object(evaluator, "${project}", MavenProject.class),
                        execution,
                        configuration,
                        text -> evaluated(evaluator, text))
                .read();
        ((AbstractRegressionMojo) component).setParameters(found);
        super.configureComponent(
                component, fields(configuration, execution, found.given()), evaluator, realm, listener);
    }

    private static <T> T object(ExpressionEvaluator evaluator, String expression, Class<T> type)
            throws ComponentConfigurationException {
        try {
            return type.cast(evaluator.evaluate(expression));
        } catch (ExpressionEvaluationException e) {
            throw new ComponentConfigurationException(expression + " has no value", e);
        }
    }

    /** An expression without a value stays as it is. */
    private static String evaluated(ExpressionEvaluator evaluator, String text) {
        try {
            Object value = evaluator.evaluate(text);
            return value == null ? text : value.toString();
        } catch (ExpressionEvaluationException e) {
            return text;
        }
    }

    /** What Maven passes to read-only fields, and the given values for the others. */
    private static PlexusConfiguration fields(
            PlexusConfiguration configuration, MojoExecution execution, GivenParameters given) {
        PlexusConfiguration fields = new DefaultPlexusConfiguration(configuration.getName());
        for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
            PlexusConfiguration before = configuration.getChild(parameter.getName(), false);
            if (parameter.isEditable()) {
                field(parameter, before, given).ifPresent(fields::addChild);
            } else if (before != null) {
                fields.addChild(before);
            }
        }
        return fields;
    }

    private static Optional<PlexusConfiguration> field(
            Parameter parameter, @Nullable PlexusConfiguration before, GivenParameters given) {
        PlexusConfiguration field = new DefaultPlexusConfiguration(parameter.getName());
        String defaultValue = before == null ? null : before.getAttribute(DEFAULT_VALUE);
        if (defaultValue != null) {
            field.setAttribute(DEFAULT_VALUE, defaultValue);
        }
        switch (ParameterType.of(parameter.getType())) {
            case ENTRIES ->
                given.entries(parameter.getName()).forEach((entry, value) -> field.addChild(entry, value.text()));
            case LIST ->
                given.find(parameter.getName())
                        .ifPresent(value -> ((List<?>) value.value())
                                .forEach(element -> field.addChild("value", String.valueOf(element))));
            default -> given.find(parameter.getName()).ifPresent(value -> field.setValue(value.text()));
        }
        boolean isEmpty = field.getChildCount() == 0 && field.getValue("").isEmpty();
        return isEmpty && defaultValue == null ? Optional.empty() : Optional.of(field);
    }
}
