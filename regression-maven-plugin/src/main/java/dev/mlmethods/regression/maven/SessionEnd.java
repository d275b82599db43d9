package dev.mlmethods.regression.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * Closes something when a build has ended. Maven notifies its extensions and one listener of that; a plugin that isn't an extension wraps that
 * listener. If the process ends with the build, nothing depends on it, but Maven's daemon and IDEs keep running.
 */
final class SessionEnd {
    private static final String ENDED = "sessionEnded";

    private final MavenExecutionRequest request;

    private SessionEnd(MavenExecutionRequest request) {
        this.request = request;
    }

    static SessionEnd of(MavenSession session) {
        return new SessionEnd(session.getRequest());
    }

    /** Closes it once all other listeners know of the end. */
    void closes(SharedWorkers workers) {
        ExecutionListener listener = request.getExecutionListener();
        request.setExecutionListener((ExecutionListener) Proxy.newProxyInstance(
                SessionEnd.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    try {
                        return listener == null || method.getDeclaringClass() == Object.class
                                ? ofProxy(proxy, method, arguments)
                                : method.invoke(listener, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getName().equals(ENDED)) {
                            workers.close();
                        }
                    }
                }));
    }

    /** The methods that every object has; events do nothing, because there is no other listener to notify. */
    private static @Nullable Object ofProxy(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> SessionEnd.class.getName();
            default -> null;
        };
    }
}
