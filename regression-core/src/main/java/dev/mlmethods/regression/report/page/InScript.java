package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.json.Json;
import dev.mlmethods.regression.predictor.text.VisibleText;

/** JSON within a script element of a page. */
final class InScript {
    private InScript() {}

    /** The value on one line, without characters that could end the element, or that a terminal would interpret. */
    static String json(Object value) {
        return VisibleText.of(Json.line(value)).replace("<", "\\u003c");
    }
}
