package dev.mlmethods.regression.gate.diff;

import dev.mlmethods.regression.data.DatasetPath;
import dev.mlmethods.regression.data.QueryOrigin;
import dev.mlmethods.regression.gate.baseline.Baseline.TestRows;
import dev.mlmethods.regression.gate.baseline.PlatformWithCode;
import dev.mlmethods.regression.hash.ShortId;
import dev.mlmethods.regression.model.ImportedFiles;
import dev.mlmethods.regression.model.PlatformPart;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.model.SpecificationFields;
import dev.mlmethods.regression.predictor.text.Excerpt;
import dev.mlmethods.regression.report.page.ParameterText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has changed between two evaluations, apart from the data: fields and versions. */
public final class Causes {
    private static final int SHOWN = 5;

    private static final String NOT_SET = "not set";

    private Causes() {}

    /** The fields whose values differ, in the order of the specification. */
    static List<Cause.FieldChange> ofSpecification(Specification before, Specification now) {
        Map<String, Object> valuesBefore = SpecificationFields.values(before);
        Map<String, Object> valuesNow = SpecificationFields.values(now);
        List<Cause.FieldChange> causes = new ArrayList<>();
        for (String field : SpecificationFields.names()) {
            String textBefore = text(field, valuesBefore.get(field));
            String textNow = text(field, valuesNow.get(field));
            if (!textBefore.equals(textNow)) {
                causes.add(new Cause.FieldChange(field, textBefore, textNow));
            }
        }
        return causes;
    }

    private static String text(String field, @Nullable Object value) {
        Object shown = value == null ? SpecificationFields.field(field).defaultValue() : value;
        return shown == null ? NOT_SET : ParameterText.of(field, shown);
    }

    /** That the network was read from other files, or from files instead of a training. */
    static List<Cause> ofImport(@Nullable ImportedFiles before, @Nullable ImportedFiles now) {
        return Objects.equals(before, now)
                ? List.of()
                : List.of(new Cause.FieldChange(Cause.FieldChange.WEIGHTS, text(before), text(now)));
    }

    /** That the rows came from another database or query, or were read by another driver. */
    static List<Cause> ofOrigin(@Nullable QueryOrigin before, @Nullable QueryOrigin now) {
        Map<String, String> textsBefore = before == null ? Map.of() : before.texts();
        Map<String, String> textsNow = now == null ? Map.of() : now.texts();
        if (before == null || now == null) {
            String name = "database";
            return Objects.equals(before, now)
                    ? List.of()
                    : List.of(new Cause.OriginChange(
                            name, textsBefore.getOrDefault(name, NOT_SET), textsNow.getOrDefault(name, NOT_SET)));
        }
        List<Cause> causes = new ArrayList<>();
        textsNow.forEach((name, text) -> {
            String textBefore = textsBefore.getOrDefault(name, NOT_SET);
            if (!text.equals(textBefore)) {
                causes.add(new Cause.OriginChange(name, quoted(textBefore), quoted(text)));
            }
        });
        return causes;
    }

    private static String quoted(String text) {
        return "'" + Excerpt.sentence(text) + "'";
    }

    private static String text(@Nullable ImportedFiles files) {
        return files == null ? NOT_SET : files.files();
    }

    /** That the evaluation uses a different dataset, as set by the parameter {@code evaluationDataset}. */
    static List<Cause> ofEvaluationDataset(TestRows before, boolean heldOut, String dataset) {
        String textBefore = before.heldOut() ? NOT_SET : before.dataset();
        String textNow = heldOut ? NOT_SET : dataset;
        return DatasetPath.areSame(textBefore, textNow)
                ? List.of()
                : List.of(new Cause.FieldChange(Cause.FieldChange.EVALUATION_DATASET, textBefore, textNow));
    }

    /** The parts of the platform that are known and differ. If the release differs, the code isn't mentioned, because it always differs, too. */
    static List<Cause> ofPlatform(PlatformWithCode before, PlatformWithCode now) {
        boolean sameRelease =
                before.platform().regressionVersion().equals(now.platform().regressionVersion());
        List<Cause> causes = new ArrayList<>();
        for (PlatformPart part : PlatformPart.values()) {
            String valueBefore = before.part(part);
            String valueNow = now.part(part);
            if (valueBefore != null
                    && valueNow != null
                    && !valueBefore.equals(valueNow)
                    && (sameRelease || part != PlatformPart.CODE)) {
                causes.add(new Cause.VersionChange(part, text(part, valueBefore), text(part, valueNow)));
            }
        }
        return causes;
    }

    private static String text(PlatformPart part, String value) {
        return part == PlatformPart.CODE ? ShortId.of(value) : value;
    }

    /**
     * {@return a sentence such as {@code What changed: learningRate was 0.001 and is 0.01.}} It has the first {@value #SHOWN} causes, and the
     * number of the others.
     *
     * @param causes in the order to show them, at least one
     */
    public static String sentence(List<Cause> causes) {
        int more = causes.size() - SHOWN;
        return "What changed: "
                + causes.stream().limit(SHOWN).map(Cause::text).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "") + ".";
    }
}
