package dev.mlmethods.regression.report.page;

import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found in the data: what misleads comes before the verdicts on a network, everything else after them. */
public final class FindingVerdicts {
    private FindingVerdicts() {}

    /**
     * {@return a verdict on each finding that misleads; empty if there are none}
     *
     * @param findings what was found in the data; null if nothing was
     */
    public static List<Verdict> misleading(@Nullable List<DataFinding> findings) {
        return of(findings, true, Tone.BAD);
    }

    /**
     * {@return a verdict on each other finding, what became of some rows or cells; empty if there are none}
     *
     * @param findings what was found in the data; null if nothing was
     */
    public static List<Verdict> notes(@Nullable List<DataFinding> findings) {
        return of(findings, false, Tone.NEUTRAL);
    }

    private static List<Verdict> of(@Nullable List<DataFinding> findings, boolean misleads, Tone tone) {
        return findings == null
                ? List.of()
                : findings.stream()
                        .filter(finding -> finding.kind().misleads() == misleads)
                        .map(finding -> new Verdict(tone, finding.text()))
                        .toList();
    }
}
