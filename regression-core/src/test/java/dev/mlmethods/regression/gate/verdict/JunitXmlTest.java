package dev.mlmethods.regression.gate.verdict;

import static dev.mlmethods.regression.gate.SampleCheckResults.RMSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.gate.BranchVerdict.Acceptance;
import dev.mlmethods.regression.gate.CheckResult;
import dev.mlmethods.regression.gate.SampleCheckResults;
import dev.mlmethods.regression.gate.Verdict;
import dev.mlmethods.regression.gate.diff.Cause;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class JunitXmlTest {
    @Test
    void hasACaseForEachMetricAndOneForTheVerdict() {
        assertThat(text(SampleCheckResults.regressed())).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="regression.prices" time="0" tests="3" errors="0" skipped="0" failures="2">
                  <properties>
                    <property name="regression.verdict" value="regressed"/>
                    <property name="regression.commit" value="bbbb"/>
                    <property name="regression.baselineCommit" value="aaaa"/>
                  </properties>
                  <testcase name="test.rmse" classname="regression.prices" time="0">
                    <failure message="test.rmse is 0.5312, but must be at most 0.5100; in the baseline it is 0.5070." \
                type="regressed">test.rmse is 0.5312, but must be at most 0.5100; in the baseline it is 0.5070.</failure>
                  </testcase>
                  <testcase name="test.r2" classname="regression.prices" time="0">
                  </testcase>
                  <testcase name="verdict" classname="regression.prices" time="0">
                    <failure message="test.rmse is 0.5312, but the baseline allows at most 0.51." \
                type="regressed">test.rmse is 0.5312, but the baseline allows at most 0.51.
                learningRate was 0.001 and is 0.01</failure>
                  </testcase>
                </testsuite>
                """);
    }

    @Test
    void passesWithTheMessageAsOutput() throws Exception {
        Element suite = parse(JunitXml.of(SampleCheckResults.identical(), "suite"));
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        List<Element> cases = children(suite, "testcase");
        assertThat(cases).extracting(one -> one.getAttribute("name")).containsExactly("test.rmse", "verdict");
        assertThat(children(cases.get(0), "failure")).isEmpty();
        assertThat(children(cases.get(1), "system-out").get(0).getTextContent())
                .isEqualTo("The evaluation is identical to the baseline.");
    }

    @Test
    void skipsMetricsThatWereHeldToNothing() throws Exception {
        Element suite = parse(JunitXml.of(
                SampleCheckResults.result(Verdict.NOT_COMPARABLE, "Other test rows.", List.of(RMSE), List.of()),
                "suite"));
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        List<Element> cases = children(suite, "testcase");
        assertThat(children(cases.get(0), "skipped").get(0).getAttribute("message"))
                .isEqualTo("not comparable");
        assertThat(children(cases.get(1), "failure").get(0).getAttribute("type"))
                .isEqualTo("not comparable");
    }

    @Test
    void doesNotFailAWorseningThatTheGateForgives() throws Exception {
        Element suite = parse(JunitXml.of(
                SampleCheckResults.result(Verdict.WITHIN_TOLERANCE, "It may be luck.", List.of(RMSE), List.of()),
                "suite"));
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getElementsByTagName("failure").getLength()).isZero();
    }

    @Test
    void aWorseningThatTheBranchHasAcceptedIsNoFailure() throws Exception {
        Element suite = parse(JunitXml.of(SampleCheckResults.accepted(Acceptance.COMMITTED), "suite"));
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getAttribute("tests")).isEqualTo("3");
        Element properties = children(suite, "properties").get(0);
        assertThat(children(properties, "property").get(0).getAttribute("value"))
                .isEqualTo("accepted in this branch");
    }

    @Test
    void leavesOutCommitsThatAreNotKnown() throws Exception {
        CheckResult known = SampleCheckResults.identical();
        CheckResult unknown = new CheckResult(
                known.formatVersion(),
                known.subject(),
                known.verdict(),
                known.passes(),
                known.message(),
                known.metrics(),
                known.causes(),
                null,
                null,
                Map.of(),
                null,
                null,
                null);
        Element properties =
                children(parse(JunitXml.of(unknown, "suite")), "properties").get(0);
        assertThat(children(properties, "property"))
                .extracting(one -> one.getAttribute("name"))
                .containsExactly("regression.verdict");
    }

    @Test
    void holdsAnyText() throws Exception {
        String wild = "<a href=\"x\">&amp;]]> \u0000\u0001\u001b\uffff \ud800 \ud83d\ude00 tab\t";
        String visible = "<a href=\"x\">&amp;]]> \\u0000\\u0001\\u001B\\uFFFF \\uD800 \ud83d\ude00 tab\\t";
        Element suite = parse(JunitXml.of(
                SampleCheckResults.result(
                        Verdict.REGRESSED, wild, List.of(RMSE), List.of(new Cause.FieldChange(wild, "1", "2"))),
                wild));
        assertThat(suite.getAttribute("name")).isEqualTo(visible);
        Element failure =
                children(children(suite, "testcase").get(1), "failure").get(0);
        assertThat(failure.getAttribute("message")).isEqualTo(visible);
        assertThat(failure.getTextContent()).isEqualTo(visible + "\n" + visible + " was 1 and is 2");
    }

    /** What surefire-test-report.xsd requires of the elements that are used. */
    @Test
    void hasTheAttributesAndTheOrderOfSurefiresSchema() throws Exception {
        Element suite = parse(JunitXml.of(SampleCheckResults.regressed(), "suite"));
        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(List.of("name", "tests", "errors", "skipped", "failures")).allMatch(suite::hasAttribute);
        assertThat(suite.getAttribute("time")).matches("\\d{1,3}(\\.\\d{0,3})?");
        assertThat(elements(suite))
                .extracting(Element::getTagName)
                .containsExactly("properties", "testcase", "testcase", "testcase");
        assertThat(children(suite, "testcase"))
                .allMatch(one -> one.hasAttribute("name") && one.hasAttribute("classname"))
                .allMatch(one -> one.getAttribute("time").equals("0"))
                .flatMap(JunitXmlTest::elements)
                .allMatch(one -> one.getTagName().equals("failure") && one.hasAttribute("type"));
    }

    private static String text(CheckResult result) {
        return new String(JunitXml.of(result, "regression.prices"), StandardCharsets.UTF_8);
    }

    private static Element parse(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
    }

    private static List<Element> elements(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static List<Element> children(Element parent, String name) {
        return elements(parent).stream()
                .filter(one -> one.getTagName().equals(name))
                .toList();
    }
}
