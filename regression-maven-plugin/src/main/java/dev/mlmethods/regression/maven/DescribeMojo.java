package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.report.DatasetFiles;
import dev.mlmethods.regression.worker.WorkerRequest;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * Says what a table holds, without training on it: the type of each column, what is missing, how each relates to the target, and what would stop or mislead a
 * training. Writes {@code dataset.html}, a page for people, and {@code dataset.json}, the same for programs. The table may be of any length.
 *
 * @since 0.1.0
 */
@Mojo(name = "describe", requiresProject = false, threadSafe = true, configurator = ParameterConfigurator.HINT)
public final class DescribeMojo extends AbstractDatasetMojo {
    @Inject
    DescribeMojo(RepositorySystem repositorySystem, ToolchainManager toolchainManager) {
        super(repositorySystem, toolchainManager);
    }

    @Override
    void run() {
        warnOfUnreadFile();
        Map<String, Object> values = givenValues();
        String dataset = dataset();
        values.put("dataset", dataset);
        Specification specification = SpecificationFields.with(Specification.of(DataSpec.builtIn(dataset)), values);
        requireApart(outputDirectory(), DatasetFiles.ALL);
        work(
                new WorkerRequest.Describe(
                        backend(),
                        basedir().toString(),
                        outputDirectory().toString(),
                        specification.data(),
                        specification.encoding()),
                Progress.NONE);
        getLog().info("Table: " + outputDirectory().resolve(DatasetFiles.PAGE));
    }
}
