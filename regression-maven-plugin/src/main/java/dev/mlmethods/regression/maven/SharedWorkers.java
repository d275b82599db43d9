package dev.mlmethods.regression.maven;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.SessionData;

/**
 * The workers of one build. A goal has its worker for itself, and leaves it to the next one that wants the same setup. Those that wait end with the build, or where
 * more would wait than modules are built at a time: the one that has waited longest.
 */
final class SharedWorkers implements AutoCloseable {
    private final int most;
    private final Deque<WorkerProcess> waiting = new ArrayDeque<>();
    private boolean archives;
    private boolean closed;

    /** As many may wait for a goal as goals run at a time. */
    SharedWorkers(int most) {
        this.most = most;
    }

    /** Those of a build. Maven may load this plugin more than once in a build, and each has workers of its own. */
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
     * A worker of that setup that is alive, or a new one that is to be started.
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

    /** Takes a worker back that has served its request. */
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
