package dev.mlmethods.regression.maven;

import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.DefaultRepositorySystemSession;

/** Maven's sessions, as far as progress displays use them. */
final class Sessions {
    private Sessions() {}

    /** {@code mvn -B}. */
    static MavenSession batch() {
        return session(new DefaultMavenExecutionRequest().setInteractiveMode(false));
    }

    /** With a session of Maven's resolver, which all plugins of a build share. */
    @SuppressWarnings({"deprecation", "NullAway"})
    static MavenSession withResolver(MavenExecutionRequest request) {
        return new MavenSession(null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult());
    }

    @SuppressWarnings({"deprecation", "NullAway"})
    private static MavenSession session(MavenExecutionRequest request) {
        return new MavenSession(null, request, new DefaultMavenExecutionResult(), List.of());
    }
}
