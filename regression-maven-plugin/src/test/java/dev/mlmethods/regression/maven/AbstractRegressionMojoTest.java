package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import org.apache.maven.exception.DefaultExceptionHandler;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;

class AbstractRegressionMojoTest {
    private static AbstractRegressionMojo failing(RegressionException failure) {
        return new AbstractRegressionMojo() {
            @Override
            void checkParameters() {
                // There is no descriptor to check them with.
            }

            @Override
            void run() {
                throw failure;
            }
        };
    }

    @Test
    void mavenShowsTheMessageAlone() {
        RegressionException failure = new RegressionException(
                "The baseline is damaged; run regression:accept.", new IOException("Unexpected end\n at offset 7"));
        Throwable thrown = catchThrowable(failing(failure)::execute);
        assertThat(thrown).isInstanceOf(MojoExecutionException.class);
        assertThat(new DefaultExceptionHandler().handleException(thrown).getMessage())
                .isEqualTo("The baseline is damaged; run regression:accept.");
        assertThat(thrown).hasStackTraceContaining("Caused by: java.io.IOException: Unexpected end");
    }
}
