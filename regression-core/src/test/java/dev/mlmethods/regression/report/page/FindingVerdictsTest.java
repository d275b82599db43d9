package dev.mlmethods.regression.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.data.DataFinding;
import dev.mlmethods.regression.report.page.Page.Tone;
import dev.mlmethods.regression.report.page.Page.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingVerdictsTest {
    private static final DataFinding LEFT_OUT =
            new DataFinding(DataFinding.Kind.MISSING_TARGET, List.of("y"), null, 8, 406, "8 rows are left out.");
    private static final DataFinding MISLEADING = DataFinding.differentRows(40, 60);

    @Test
    void whatMisleadsIsToBeLookedAt() {
        assertThat(FindingVerdicts.misleading(List.of(LEFT_OUT, MISLEADING)))
                .containsExactly(new Verdict(Tone.BAD, MISLEADING.text()));
        assertThat(FindingVerdicts.misleading(null)).isEmpty();
    }

    @Test
    void rowsThatAreLeftOutAreANote() {
        assertThat(FindingVerdicts.notes(List.of(LEFT_OUT, MISLEADING)))
                .containsExactly(new Verdict(Tone.NEUTRAL, LEFT_OUT.text()));
        assertThat(FindingVerdicts.notes(null)).isEmpty();
    }
}
