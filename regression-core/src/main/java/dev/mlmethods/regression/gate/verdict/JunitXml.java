package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.diff.Cause;
import dev.mlmethods.regression.gate.tolerance.MetricChange;
import dev.mlmethods.regression.predictor.text.VisibleText;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A verdict in the format that CI servers read: Surefire's XML, with a test case for each gated metric, such as {@code test.rmse}, and one for the
 * {@code verdict}. It doesn't contain the time of day, so the same verdict gives the same bytes; all times are 0.
 *
 * <p>Source of the format: {@code surefire-test-report.xsd} on the site of maven-surefire-plugin.
 */
public final class JunitXml {
    private static final String NO_TIME = "0";
    private static final String VERDICT = "verdict";

    private final CheckResult result;
    private final String suiteName;
    private final XMLStreamWriter xml;

    private JunitXml(CheckResult result, String suiteName, XMLStreamWriter xml) {
        this.result = result;
        this.suiteName = suiteName;
        this.xml = xml;
    }

    /**
     * {@return the file's contents, in UTF-8}
     *
     * @param result of a check
     * @param suiteName of the test suite, and the class name of its test cases, such as {@code prices}
     */
    public static byte[] of(CheckResult result, String suiteName) {
        StringWriter text = new StringWriter();
        try {
            // Not an implementation that happens to be on the class path.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitXml(result, suiteName, xml).writeSuite();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write XML into memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void writeSuite() throws XMLStreamException {
        List<MetricChange> metrics = result.metrics();
        long failures = metrics.stream().filter(this::isFailure).count() + (result.passes() ? 0 : 1);
        xml.writeStartDocument("UTF-8", "1.0");
        startLine(0);
        xml.writeStartElement("testsuite");
        attribute("name", suiteName);
        attribute("time", NO_TIME);
        attribute("tests", Integer.toString(metrics.size() + 1));
        attribute("errors", "0");
        attribute("skipped", Integer.toString(isCompared() ? 0 : metrics.size()));
        attribute("failures", Long.toString(failures));
        writeProperties();
        for (MetricChange metric : metrics) {
            writeMetric(metric);
        }
        writeVerdict();
        end(0);
        startLine(0);
        xml.writeEndDocument();
    }

    private void writeProperties() throws XMLStreamException {
        start(1, "properties");
        writeProperty("regression.verdict", result.verdict().text());
        if (result.commit() != null) {
            writeProperty("regression.commit", result.commit());
        }
        if (result.baselineCommit() != null) {
            writeProperty("regression.baselineCommit", result.baselineCommit());
        }
        end(1);
    }

    private void writeProperty(String name, String value) throws XMLStreamException {
        startLine(2);
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void writeMetric(MetricChange metric) throws XMLStreamException {
        startCase(MetricRow.name(metric));
        if (!isCompared()) {
            startLine(2);
            xml.writeEmptyElement("skipped");
            attribute("message", result.verdict().text());
        } else if (isFailure(metric)) {
            String sentence = MetricRow.of(metric).sentence();
            writeFailure(sentence, VisibleText.of(sentence));
        }
        end(1);
    }

    private void writeVerdict() throws XMLStreamException {
        startCase(VERDICT);
        String text = VisibleText.ofLines(Stream.concat(
                        Stream.of(result.message()), result.causes().stream().map(Cause::text))
                .toList());
        if (result.passes()) {
            start(2, "system-out");
            xml.writeCharacters(text);
            xml.writeEndElement();
        } else {
            writeFailure(result.message(), text);
        }
        end(1);
    }

    private void writeFailure(String message, String text) throws XMLStreamException {
        start(2, "failure");
        attribute("message", message);
        attribute("type", result.verdict().text());
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /** Whether the metrics were held to the baseline; if not, they have neither passed nor failed. */
    private boolean isCompared() {
        return result.verdict() != Verdict.NO_BASELINE && result.verdict() != Verdict.NOT_COMPARABLE;
    }

    /** A metric that is worse doesn't count as a failure if the gate forgives it because it may be luck. */
    private boolean isFailure(MetricChange metric) {
        return isCompared() && !result.passes() && metric.outcome() == MetricChange.Outcome.WORSE;
    }

    private void startCase(String name) throws XMLStreamException {
        start(1, "testcase");
        attribute("name", name);
        attribute("classname", suiteName);
        attribute("time", NO_TIME);
    }

    private void start(int depth, String element) throws XMLStreamException {
        startLine(depth);
        xml.writeStartElement(element);
    }

    private void end(int depth) throws XMLStreamException {
        startLine(depth);
        xml.writeEndElement();
    }

    private void startLine(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, VisibleText.of(value));
    }
}
