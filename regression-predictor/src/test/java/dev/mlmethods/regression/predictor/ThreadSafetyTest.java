package dev.mlmethods.regression.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.mlmethods.regression.predictor.network.Activation;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ThreadSafetyTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final SampleModel MODEL = SampleModel.of(8, List.of(64, 32), Activation.SOFTPLUS);
    private static final double[][] ROWS = MODEL.rows(200);
    private static final double[] EXPECTED = new DocumentedPredictions(MODEL).of(ROWS);

    private final Predictor predictor = Predictor.load(new ByteArrayInputStream(MODEL.bytes()));

    /** More threads than rooms, all of them running at once as often as the JVM lets them. */
    @Test
    void anyNumberOfThreadsMayPredict() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(40);
        try {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                int first = i;
                tasks.add(() -> {
                    assertThat(predictor.predict(ROWS)).containsExactly(EXPECTED);
                    for (int k = 0; k < 500; k++) {
                        int row = (first + k) % ROWS.length;
                        if (predictor.predict(ROWS[row]) != EXPECTED[row]) {
                            return false;
                        }
                    }
                    return true;
                });
            }
            for (Future<Boolean> result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aRowAllocatesNothing() {
        double[] row = ROWS[0];
        NamedRow named = predictor.row();
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            sum += predictor.predict(row) + filled(named, row).predict();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            sum += predictor.predict(row) + filled(named, row).predict();
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        // Asking for the number allocates memory now and then.
        assertThat(allocated).isLessThan(1000);
        assertThat(sum).isEqualTo(4000 * EXPECTED[0], org.assertj.core.api.Assertions.within(1e-6));
    }

    private static NamedRow filled(NamedRow named, double[] row) {
        return named.set("f0", row[0])
                .set("f1", row[1])
                .set("f2", row[2])
                .set("f3", row[3])
                .set("f4", row[4])
                .set("f5", row[5])
                .set("f6", row[6])
                .set("f7", row[7]);
    }
}
