package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.gate.baseline.ModuleExecution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.maven.execution.MavenSession;
import org.eclipse.aether.SessionData;

/**
 * Which execution has trained into which folder in this build, so that none overwrites the model of another one. The session of Maven's resolver
 * stores it: all modules and threads of a build share that session, and it ends with the build. It holds only classes of the JDK, because Maven may
 * load this plugin more than once in a build.
 */
record TrainedFolders(SessionData data) {
    private static final String KEY = "dev.mlmethods.regression.trained:";

    private static final int FINGERPRINT = 2;

    static TrainedFolders of(MavenSession session) {
        return new TrainedFolders(session.getRepositorySession().getData());
    }

    /**
     * Claims a folder for an execution that is about to train into it, or has found the model there up to date. The same training by another
     * execution does no harm, nor does a different one by the same execution.
     *
     * @param fingerprint of the training
     * @param shown the folder as messages show it
     * @throws RegressionException if another execution has claimed it for a different training
     */
    void take(Path folder, ModuleExecution owner, String fingerprint, String shown) {
        take(folder, owner, fingerprint, first -> message(first, owner, shown));
    }

    /**
     * Claims a resource the way {@link #take} claims a folder.
     *
     * @throws RegressionException if another execution has put a different model there
     */
    void takeResource(ModelResource resource, ModuleExecution owner, String fingerprint) {
        take(
                resource.file(),
                owner,
                fingerprint,
                first -> first.name() + " has already put its model into " + resource.name()
                        + " in this build, and " + owner.name()
                        + " would overwrite it. Give each execution its own modelResource.");
    }

    /**
     * Claims a baseline for an execution that accepts or checks an evaluation. Several may check the evaluation of one folder.
     *
     * @param evaluation the folder that holds it
     * @param shown the baseline as messages show it
     * @throws RegressionException if another execution has used it for the evaluation in another folder
     */
    void takeBaseline(Path baseline, ModuleExecution owner, Path evaluation, String shown) {
        take(
                baseline,
                owner,
                real(evaluation.toAbsolutePath().normalize()).toString(),
                first ->
                        first.name() + " has already used the baseline " + shown + " in this build, and " + owner.name()
                                + " has another model. Give each execution its own baseline, such as <baseline>"
                                + owner.execution() + "-baseline.json</baseline> in its <configuration>.");
    }

    /**
     * Claims a file for the rows of a query. Several executions may ask the same query.
     *
     * @param query what tells the query from others
     * @param shown the file as messages show it
     * @throws RegressionException if another execution keeps the rows of another query there
     */
    void takeRows(Path frozenRows, ModuleExecution owner, String query, String shown) {
        take(
                frozenRows,
                owner,
                query,
                first -> first.name() + " has already kept the rows of another query in " + shown
                        + " in this build, and " + owner.name()
                        + " would replace them. Give each execution its own frozenRows, or its own outputDirectory.");
    }

    private void take(
            Path place, ModuleExecution owner, String fingerprint, Function<ModuleExecution, String> message) {
        String key = KEY + real(place.toAbsolutePath().normalize());
        List<String> mine = List.of(owner.module(), owner.execution(), fingerprint);
        while (!data.set(key, null, mine)) {
            List<?> before = (List<?>) data.get(key);
            if (before == null) {
                continue;
            }
            if (before.get(FINGERPRINT).equals(fingerprint)) {
                return;
            }
            ModuleExecution first = new ModuleExecution(String.valueOf(before.get(0)), String.valueOf(before.get(1)));
            if (!first.equals(owner)) {
                throw new RegressionException(message.apply(first));
            }
            if (data.set(key, before, mine)) {
                return;
            }
        }
    }

    private static String message(ModuleExecution first, ModuleExecution second, String folder) {
        boolean isSameModule = first.module().equals(second.module());
        return first.name() + " has already trained into " + folder + " in this build, and " + second.name()
                + " would overwrite its model. Give each execution its own outputDirectory: "
                + "<outputDirectory>${project.build.directory}/regression"
                + (isSameModule ? "-" + second.execution() : "") + "</outputDirectory> in the <configuration> of "
                + (isSameModule ? "the execution " + second.execution() : "the module " + second.module())
                + ", say.";
    }

    /** The path without links; if it doesn't exist yet, it is resolved from a parent folder that does. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            Path parent = folder.getParent();
            return parent == null ? folder : real(parent).resolve(folder.getFileName());
        }
    }
}
