package dev.mlmethods.regression.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the servers of PostgreSQL and MariaDB, which all classes of a process share. */
final class ServersExtension implements ExecutionCondition, ParameterResolver {
    static final String PROPERTY = "regression.databases";
    static final String REQUIRED = "required";
    static final String MISSING =
            "There is no PostgreSQL or no MariaDB. Install both, as Debian's postgresql and mariadb-server are.";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return evaluate(
                TestServer.postgreSqlPrograms().isPresent()
                        && TestServer.mariaDbProgram().isPresent(),
                System.getProperty(PROPERTY, ""));
    }

    static ConditionEvaluationResult evaluate(boolean areInstalled, String property) {
        if (areInstalled) {
            return ConditionEvaluationResult.enabled("there are servers");
        }
        if (property.equals(REQUIRED)) {
            throw new IllegalStateException(MISSING);
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Servers.class;
    }

    @Override
    public Servers resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ServersExtension.class))
                .getOrComputeIfAbsent(Servers.class, key -> Servers.start(), Servers.class);
    }

    /** Both. */
    record Servers(TestServer postgreSql, TestServer mariaDb) implements AutoCloseable {
        private static Servers start() {
            try {
                return new Servers(TestServer.postgreSql(), TestServer.mariaDb());
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        List<TestDatabase> databases() {
            return List.of(postgreSql.database(), mariaDb.database());
        }

        @Override
        public void close() throws IOException {
            mariaDb.close();
            postgreSql.close();
        }
    }
}
