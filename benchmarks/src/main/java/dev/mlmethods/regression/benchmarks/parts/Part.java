package dev.mlmethods.regression.benchmarks.parts;

import dev.mlmethods.regression.benchmarks.report.Finding;
import java.io.IOException;
import java.util.List;

/** A question with a measured answer. */
public interface Part {
    /** Measures. */
    List<Finding> run() throws IOException;
}
