package dev.mlmethods.regression.experiments;

import dev.mlmethods.regression.sweep.SweepResult;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of a class the whole result of its sweep. */
final class SweepExtension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SweepResult.class;
    }

    @Override
    public SweepResult resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return ClassSweep.of(context).result();
    }
}
