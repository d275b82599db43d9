package dev.mlmethods.regression.maven;

import dev.mlmethods.regression.worker.WorkerEvent;

/** Shows what a worker reports on its way. */
interface Progress {
    /** For goals that end as soon as they have begun. */
    Progress NONE = new Progress() {
        @Override
        public void accept(WorkerEvent event) {}

        @Override
        public void end() {}
    };

    /** Takes an event that is not the last one. */
    void accept(WorkerEvent event);

    /** No more events come. */
    void end();
}
