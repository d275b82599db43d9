package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.model.Defaults;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.ImportSpec;
import dev.mlmethods.regression.model.ImportedFiles;
import dev.mlmethods.regression.model.Preset;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.report.result.EvaluationReport;
import dev.mlmethods.regression.report.result.FinalModel;
import dev.mlmethods.regression.text.ShellWord;
import dev.mlmethods.regression.version.Versions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The commands that reproduce what a page shows, for a POSIX shell. */
public final class ReproduceCommand {
    /** The defaults of everything except the dataset, which has none. */
    private static final JsonNode DEFAULTS = Json.toTree(Specification.of(DataSpec.builtIn("dataset")));

    private ReproduceCommand() {}

    /**
     * {@return the command that trains a specification with this release of the plugin, with all fields that are not the notebook's defaults,
     * and the {@link Preset} that leaves the others alone} If the plugin cannot read a value from the command line, it is a comment that says
     * so.
     *
     * @param specification what is trained
     */
    public static String train(Specification specification) {
        return train(specification, List.of());
    }

    /**
     * {@return the command that trains a specification, with some fields even if they have their defaults, because they may have other values in
     * the POM or in {@code regression.yaml}}
     *
     * @param specification what is trained
     * @param always the names of these fields: those that a sweep has searched
     */
    public static String train(Specification specification, Collection<String> always) {
        return train(specification, always, Versions.regression());
    }

    /**
     * {@return the commands that train a model as it was trained, with the release that trained it, and evaluate it on the same rows}
     *
     * @param report the evaluation of the model
     */
    public static String trainAndEvaluate(EvaluationReport report) {
        String version = report.provenance().platform().regressionVersion();
        ImportedFiles imported = report.provenance().imported();
        if (imported != null) {
            return importAndEvaluate(report, imported);
        }
        String dataset =
                report.heldOut() ? "" : " -Dregression.evaluationDataset=" + ShellWord.quoted(report.dataset());
        String trained = train(report.specification(), List.of(), version);
        // If there is no command but a comment, it stays a comment.
        String finalTraining = report.finalModel() == null || trained.startsWith("#")
                ? ""
                : " -Dregression." + FinalTraining.FIELD.name() + "=" + FinalTraining.ALL.parameterName();
        String model = report.isOfFinalModel() ? " -Dregression.model=target/regression/" + FinalModel.FILE : "";
        return trained + finalTraining + "\n" + goal(version, "evaluate") + model + dataset;
    }

    /** With the files by their names, from the folder that has them. */
    private static String importAndEvaluate(EvaluationReport report, ImportedFiles files) {
        String version = report.provenance().platform().regressionVersion();
        String dataset =
                report.heldOut() ? "" : " -Dregression.evaluationDataset=" + ShellWord.quoted(report.dataset());
        String imported = command(
                "import",
                version,
                argument("weights", files.weights())
                        + argument("weightsKey", files.weightsKey())
                        + argument("scaler", files.scaler())
                        + argument("scalerKey", files.scalerKey()),
                report.specification(),
                field -> SpecificationFields.isKnownOfImported(field) && !ImportSpec.FOUND.contains(field),
                List.of());
        return imported + "\n" + goal(version, "evaluate") + dataset;
    }

    private static String argument(String parameter, @Nullable String value) {
        return value == null ? "" : " -Dregression." + parameter + "=" + ShellWord.quoted(value);
    }

    private static String train(Specification specification, Collection<String> always, String version) {
        String preset = Preset.AUTO.ofSearch(specification.data()) == Defaults.NOTEBOOK
                ? ""
                : " -Dregression." + Preset.FIELD.name() + "=" + Preset.NOTEBOOK.parameterName();
        String command = command("train", version, "", specification, field -> true, always);
        return command.startsWith("#") ? command : command + preset;
    }

    private static String command(
            String goal,
            String version,
            String first,
            Specification specification,
            Predicate<String> written,
            Collection<String> always) {
        JsonNode fields = Json.toTree(specification);
        List<String> arguments = new ArrayList<>();
        for (String field : fields.propertyNames()) {
            JsonNode value = fields.required(field);
            boolean isDefault = value.equals(DEFAULTS.get(field));
            if (written.test(field) && (field.equals("dataset") || !isDefault || always.contains(field))) {
                if (!isWritable(value)) {
                    return comment(field, value);
                }
                if (value.isObject()) {
                    addEntries(field, value, arguments);
                } else if (!isEmptyListOfNames(field, value)) {
                    arguments.add(" -Dregression." + field + "=" + ShellWord.quoted(text(value)));
                }
            }
        }
        return goal(version, goal) + first + String.join("", arguments);
    }

    private static void addEntries(String field, JsonNode entries, List<String> arguments) {
        for (String entry : entries.propertyNames()) {
            arguments.add(" "
                    + ShellWord.quoted("-Dregression." + field + "." + entry + "="
                            + entries.required(entry).asString()));
        }
    }

    private static String goal(String version, String goal) {
        return "mvn dev.mlmethods:regression-maven-plugin:" + version + ":" + goal;
    }

    private static String text(JsonNode value) {
        return ParameterText.of(Json.fromTree(value, Object.class));
    }

    /** The plugin drops empty names. */
    private static boolean isWritable(JsonNode value) {
        if (value.isObject()) {
            // Maven takes everything after the first = as the value.
            return value.propertyNames().stream().allMatch(name -> isOneLine(name) && name.indexOf('=') < 0);
        }
        return value.isArray()
                ? value.valueStream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .allMatch(name -> !name.isEmpty() && isOneLine(name))
                : !value.isString() || isOneLine(value.asString());
    }

    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isEmptyListOfNames(String field, JsonNode value) {
        return value.isArray() && value.isEmpty() && !field.equals("hiddenLayers");
    }

    private static String comment(String field, JsonNode value) {
        return "# This cannot be written as a command: " + field + " has a name that the command line cannot hold, in "
                + Json.line(value) + "; set it in the POM or in regression.yaml.";
    }
}
