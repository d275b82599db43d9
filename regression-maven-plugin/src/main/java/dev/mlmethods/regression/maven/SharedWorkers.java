package dev.mlmethods.regression.maven;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.SessionData;

/**
 * The workers of one build. A goal has its worker to itself, and then leaves it to the next goal that needs the same setup. Idle workers end with the
 * build; if more would be idle than modules are built at a time, the one that has been idle longest ends.
 */
final class SharedWorkers implements AutoCloseable {
    private final int most;
    private final Deque<WorkerProcess> waiting = new ArrayDeque<>();
    private boolean archives;
    private boolean closed;

    /** As many workers may be idle as goals run at a time. */
    SharedWorkers(int most) {
        this.most = most;
    }

    /** The workers of a build. Maven may load this plugin more than once in a build, and each copy has its own workers. */
    static SharedWorkers of(MavenSession session) {
        SessionData data = session.getRepositorySession().getData();
        while (true) {
            if (data.get(SharedWorkers.class) instanceof SharedWorkers workers) {
                return workers;
            }
            SharedWorkers workers = new SharedWorkers(session.getRequest().getDegreeOfConcurrency());
            if (data.set(SharedWorkers.class, null, workers)) {
                SessionEnd.of(session).closes(workers);
                return workers;
            }
        }
    }

    /**
     * A running worker with that setup, or a new one that has yet to be started.
     *
     * @param classes the archives of its classes, if it is a new one
     */
    synchronized WorkerProcess take(WorkerSetup setup, ClassArchives classes, Log log) {
        Iterator<WorkerProcess> workers = waiting.iterator();
        while (workers.hasNext()) {
            WorkerProcess worker = workers.next();
            if (!worker.canBeAsked()) {
                workers.remove();
                worker.close();
            } else if (worker.setup().equals(setup)) {
                workers.remove();
                log.debug("Asks the worker that runs already.");
                return worker;
            }
        }
        ArchiveUse archive =
                classes.of(setup).filter(use -> !use.isMaking() || !archives).orElse(null);
        // One is enough for a build.
        archives |= archive != null && archive.isMaking();
        return new WorkerProcess(setup, archive);
    }

    /** Takes back a worker that has served its request. */
    synchronized void giveBack(WorkerProcess worker) {
        waiting.addLast(worker);
        while (closed ? !waiting.isEmpty() : waiting.size() > most) {
            waiting.removeFirst().close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.forEach(WorkerProcess::retire);
        waiting.clear();
    }
}
