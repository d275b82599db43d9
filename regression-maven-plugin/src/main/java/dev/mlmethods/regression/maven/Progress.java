package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.worker.WorkerEvent;

/** Shows what a worker reports along the way. */
interface Progress {
    /** For goals that end almost immediately. */
    Progress NONE = new Progress() {
        @Override
        public void accept(WorkerEvent event) {}

        @Override
        public void end() {}
    };

    /** Receives an event that is not the last one. */
    void accept(WorkerEvent event);

    /** Called when no more events will come. */
    void end();
}
