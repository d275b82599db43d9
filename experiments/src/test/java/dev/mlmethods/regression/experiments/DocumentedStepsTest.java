package dev.mlmethods.regression.experiments;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.model.RegressionTrainer;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.sweep.Objective;
import dev.mlmethods.regression.training.TrainingListener;
import dev.mlmethods.regression.tune.Tuning;
import dev.mlmethods.regression.tune.TuningBudget;
import dev.mlmethods.regression.tune.TuningSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of docs/from-notebook-to-0.39.md have the figures that stand there. */
class DocumentedStepsTest {
    private static final Path PAGE = Path.of("..", "docs", "from-notebook-to-0.39.md");
    private static final Pattern PROPERTY = Pattern.compile("-Dregression\\.(\\w+)=(\\S+)");
    private static final String DATASET = "california-housing";

    /** The later steps extend the second one, which the page writes into regression.yaml. */
    private static final int EXTENDED = 2;

    private final String page;

    DocumentedStepsTest() throws IOException {
        page = Files.readString(PAGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aStepHasItsFigure(int step) {
        Map<String, Object> values = new LinkedHashMap<>(step > EXTENDED ? properties(EXTENDED) : Map.of());
        values.putAll(properties(step));
        assertThat(rmse(specification(values))).isEqualTo(figure(step));
    }

    @Test
    void theTuningHasItsFigure() {
        Map<String, String> properties = properties(7);
        assertThat(properties).containsOnlyKeys("dataset", "budget", "searchSeed");
        TuningSpec spec = new TuningSpec(
                Specification.of(DataSpec.builtIn(DATASET)),
                List.of(),
                TuningBudget.parse(requireNonNull(properties.get("budget"))),
                Long.parseLong(requireNonNull(properties.get("searchSeed"))),
                Objective.defaults(),
                null);
        Specification chosen = Tuning.of(spec, Path.of(""))
                .run(Runtime.getRuntime().availableProcessors(), progress -> {})
                .chosen();
        assertThat(rmse(chosen)).isEqualTo(figure(7));
    }

    @Test
    void theFileHasTheValuesOfItsStep() {
        String yaml = page.substring(page.indexOf("```yaml\n") + "```yaml\n".length());
        Map<String, String> lines = new LinkedHashMap<>();
        yaml.substring(0, yaml.indexOf("```")).lines().forEach(line -> {
            String[] parts = line.split(": ", 2);
            lines.put(parts[0], parts[1]);
        });
        assertThat(lines).isEqualTo(properties(EXTENDED));
    }

    /** Those of the first command of a step. */
    private Map<String, String> properties(int step) {
        int section = page.indexOf("\n## " + step + ". ");
        int block = page.indexOf("```sh\n", section);
        String command = page.substring(block, page.indexOf("\n```", block));
        Map<String, String> properties = new LinkedHashMap<>();
        Matcher matcher = PROPERTY.matcher(command);
        while (matcher.find()) {
            properties.put(matcher.group(1), matcher.group(2));
        }
        return properties;
    }

    /** The test RMSE in the table at the beginning. */
    private String figure(int step) {
        Matcher row = Pattern.compile("\n\\| " + step + " \\| [^|]+ \\| ([0-9.]+) \\|")
                .matcher(page);
        assertThat(row.find()).isTrue();
        return row.group(1);
    }

    private static Specification specification(Map<String, Object> values) {
        return SpecificationFields.with(Specification.of(DataSpec.builtIn(DATASET)), values);
    }

    private static String rmse(Specification specification) {
        return String.format(
                Locale.ROOT,
                "%.4f",
                RegressionTrainer.train(specification, Path.of(""), TrainingListener.SILENT)
                        .evaluation()
                        .network()
                        .test()
                        .rmse());
    }
}
