package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a GPU of this machine can run ND4J's CUDA backend, according to the driver, before gigabytes are downloaded for it. */
final class NvidiaGpus {
    /** {@code nd4j-cuda-11.6} holds machine code for 3.7 to 8.6, which also runs on 8.9; it has no PTX for later ones. */
    private static final BigDecimal OLDEST = new BigDecimal("3.7");

    private static final BigDecimal TOO_NEW = new BigDecimal("9.0");

    /** The name and the compute capability. */
    private static final Pattern GPU = Pattern.compile("(.+),\\s*(\\d+(?:\\.\\d+)?)");

    private NvidiaGpus() {}

    /** Where the list of GPUs comes from: one line per GPU, with its name and compute capability separated by a comma. */
    interface Driver {
        List<String> gpus() throws IOException;
    }

    /** The driver's own tool. */
    static List<String> askNvidiaSmi() throws IOException {
        Process process = new ProcessBuilder("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(output.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return output.lines().toList();
    }

    /**
     * Returns if one of the GPUs is usable.
     *
     * @throws RegressionException if none is; the message says why
     */
    static void requireUsable(Driver driver) {
        List<String> gpus;
        try {
            gpus = driver.gpus();
        } catch (IOException e) {
            throw new RegressionException(
                    "backend is cuda, but there is no NVIDIA driver that answers (nvidia-smi: " + e.getMessage()
                            + "); install it, or use backend=cpu.",
                    e);
        }
        List<String> unusable = new ArrayList<>();
        for (String gpu : gpus) {
            Matcher line = GPU.matcher(gpu.strip());
            if (!line.matches()) {
                unusable.add("the NVIDIA driver answers '" + gpu.strip() + "'");
            } else if (isSupported(new BigDecimal(line.group(2)))) {
                return;
            } else {
                unusable.add(line.group(1) + " has compute capability " + line.group(2));
            }
        }
        throw new RegressionException("backend is cuda, but "
                + (unusable.isEmpty() ? "the NVIDIA driver finds no GPU" : String.join(" and ", unusable))
                + ", and ND4J's CUDA 11.6 has kernels for 3.7 to 8.9 only; use backend=cpu.");
    }

    private static boolean isSupported(BigDecimal capability) {
        return capability.compareTo(OLDEST) >= 0 && capability.compareTo(TOO_NEW) < 0;
    }
}
