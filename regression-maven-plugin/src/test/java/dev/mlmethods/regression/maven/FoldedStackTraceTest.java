package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.worker.WorkerEvent;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FoldedStackTraceTest {
    private final Exception thrown = new IllegalStateException("no", new IOException("disk full"));

    private FoldedStackTrace received() {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return FoldedStackTrace.of(new WorkerEvent.Failed("Cannot write.", text.toString()));
    }

    @Test
    void hasTheFramesOfTheWorker() {
        StackTraceElement expected = thrown.getStackTrace()[0];
        StackTraceElement received = received().getStackTrace()[0];
        assertThat(received.getClassName()).isEqualTo(expected.getClassName());
        assertThat(received.getMethodName()).isEqualTo("<init>");
        assertThat(received.getFileName()).isEqualTo("FoldedStackTraceTest.java");
        assertThat(received.getLineNumber()).isEqualTo(expected.getLineNumber());
    }

    @Test
    void hasTheWorkersCausesAmongTheFrames() {
        assertThat(received().getStackTrace())
                .extracting(StackTraceElement::getMethodName)
                .contains("Caused by: java.io.IOException: disk full");
    }

    /** Maven appends the messages of causes that say something else. */
    @Test
    void saysWhatTheExceptionSaysThatItExplains() {
        assertThat(received()).hasMessage("Cannot write.").hasNoCause();
    }

    @Test
    void foldsAnExceptionOfThisProcessToo() {
        FoldedStackTrace folded = FoldedStackTrace.of(thrown);
        assertThat(folded).hasMessage("no").hasNoCause();
        assertThat(folded.getStackTrace()[0].getClassName()).isEqualTo(FoldedStackTraceTest.class.getName());
        assertThat(folded.getStackTrace())
                .extracting(StackTraceElement::getMethodName)
                .contains("Caused by: java.io.IOException: disk full");
    }
}
