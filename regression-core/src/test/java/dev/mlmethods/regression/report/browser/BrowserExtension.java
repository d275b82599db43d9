package dev.mlmethods.regression.report.browser;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of a class their browser, which JUnit closes after them. */
final class BrowserExtension implements ExecutionCondition, ParameterResolver {
    static final String PROPERTY = "regression.browser";
    static final String REQUIRED = "required";
    static final String MISSING =
            "There is no Chromium or no ChromeDriver. Install both, as Debian's chromium and chromium-driver are, on the"
                    + " PATH, or name them with the environment variables CHROME and CHROMEDRIVER.";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return evaluate(Chromium.find(), System.getProperty(PROPERTY, ""));
    }

    static ConditionEvaluationResult evaluate(Optional<Chromium> chromium, String property) {
        if (chromium.isPresent()) {
            return ConditionEvaluationResult.enabled("there is a browser");
        }
        if (property.equals(REQUIRED)) {
            throw new IllegalStateException(MISSING);
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(Namespace.create(BrowserExtension.class))
                .getOrComputeIfAbsent(
                        Browser.class,
                        key -> Browser.start(Chromium.find().orElseThrow(() -> new IllegalStateException(MISSING))),
                        Browser.class);
    }
}
