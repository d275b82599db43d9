package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.predictor.text.VisibleText;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages as HTML: one file each, which loads nothing else. The same page gives the same bytes. */
public final class HtmlPage {
    private static final String TEMPLATES = "dev.mlmethods.regression.report.page.templates";

    private HtmlPage() {}

    /**
     * {@return the HTML of a page, in UTF-8}
     *
     * @param page what it shows
     */
    public static byte[] render(Page page) {
        return render("page.jte", Map.of("page", page, "assets", PageAssets.load(), "charts", PageCharts.of(page)));
    }

    /** Escapes text for the templates, including characters that nobody would see. */
    private static final class VisibleOutput extends OwaspHtmlTemplateOutput {
        VisibleOutput(TemplateOutput html) {
            super(html);
        }

        @Override
        public void writeUserContent(@Nullable String text) {
            super.writeUserContent(text == null ? null : VisibleText.of(text));
        }
    }

    private static byte[] render(String template, Map<String, Object> parameters) {
        Utf8ByteOutput html = new Utf8ByteOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlPage.class.getClassLoader(), TEMPLATES)
                .render(template, parameters, new VisibleOutput(html));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(html.getContentLength());
        try {
            html.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
