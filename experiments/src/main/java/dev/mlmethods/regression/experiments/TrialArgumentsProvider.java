package dev.mlmethods.regression.experiments;

import dev.mlmethods.regression.sweep.SweepResult;
import dev.mlmethods.regression.sweep.Trial;
import dev.mlmethods.regression.sweep.TrialResult;
import dev.mlmethods.regression.sweep.TrialStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclaration;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Gives a test method the trials of its class. */
final class TrialArgumentsProvider extends AnnotationBasedArgumentsProvider<TrialSource> {
    @Override
    protected Stream<? extends Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context, TrialSource source) {
        List<Class<?>> types = leadingTypes(parameters);
        if (types.isEmpty()) {
            throw new ExtensionConfigurationException(
                    context.getDisplayName() + " of "
                            + context.getRequiredTestClass().getName()
                            + " has @TrialSource, but its first parameter is neither a Trial nor a TrialResult; put one of them, or both, first.");
        }
        SweepResult sweep = ClassSweep.of(context).result();
        List<TrialStatus> statuses = List.of(source.value());
        return sweep.plan().trials().stream()
                .filter(trial ->
                        statuses.isEmpty() || statuses.contains(sweep.of(trial).status()))
                .map(trial -> Arguments.argumentSet(trial.toString(), arguments(types, trial, sweep.of(trial))));
    }

    /** The parameters after the trial are provided by others. */
    private static List<Class<?>> leadingTypes(ParameterDeclarations parameters) {
        return parameters.getAll().stream()
                .<Class<?>>map(ParameterDeclaration::getParameterType)
                .takeWhile(type -> type == Trial.class || type == TrialResult.class)
                .toList();
    }

    private static Object[] arguments(List<Class<?>> types, Trial trial, TrialResult result) {
        return types.stream().map(type -> type == Trial.class ? trial : result).toArray();
    }
}
