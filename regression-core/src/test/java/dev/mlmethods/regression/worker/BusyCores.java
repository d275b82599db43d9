package dev.mlmethods.regression.worker;

/** Keeps all cores busy until it is stopped, so that other threads and processes are interrupted at any place. */
final class BusyCores {
    private volatile boolean stopped;

    BusyCores() {
        for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
            Thread thread = new Thread(this::work, "busy-" + core);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void work() {
        while (!stopped) {
            Thread.onSpinWait();
        }
    }

    void stop() {
        stopped = true;
    }
}
