package dev.mlmethods.regression.worker;

import dev.mlmethods.regression.storage.TableMemory;
import dev.mlmethods.regression.training.EpochLoss;
import dev.mlmethods.regression.training.TrainingListener;
import java.util.function.Consumer;

/**
 * Reports how a training progresses.
 *
 * @param events takes the reports
 */
record TrainingEvents(Consumer<WorkerEvent> events) implements TrainingListener {
    /** The events of a training whose epochs are of no interest. */
    static TrainingListener withoutEpochs(Consumer<WorkerEvent> events) {
        return new TrainingEvents(event -> {
            if (!(event instanceof WorkerEvent.Progress)) {
                events.accept(event);
            }
        });
    }

    @Override
    public void epochEnded(EpochLoss loss) {
        events.accept(new WorkerEvent.Progress(loss));
    }

    @Override
    public void tableInFiles(int rows, TableMemory memory) {
        events.accept(new WorkerEvent.TableInFiles(memory.text(rows)));
    }

    @Override
    public void finalTraining(int rows, int epochs) {
        events.accept(new WorkerEvent.FinalTraining(rows, epochs));
    }

    @Override
    public void fittingLeastSquares(int rows, int features) {
        events.accept(new WorkerEvent.FittingLeastSquares(rows, features));
    }
}
