package dev.mlmethods.regression.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.mlmethods.regression.data.DataSpec;
import dev.mlmethods.regression.data.DialectSpec;
import dev.mlmethods.regression.data.EncodingSpec;
import dev.mlmethods.regression.database.Credentials;
import dev.mlmethods.regression.database.QuerySpec;
import dev.mlmethods.regression.evaluation.GatedMetric;
import dev.mlmethods.regression.exchange.onnx.OnnxForm;
import dev.mlmethods.regression.model.ExportFormat;
import dev.mlmethods.regression.model.FinalTraining;
import dev.mlmethods.regression.model.ImportSpec;
import dev.mlmethods.regression.model.LayerNames;
import dev.mlmethods.regression.model.Specification;
import dev.mlmethods.regression.sweep.ExecutorSpec;
import dev.mlmethods.regression.sweep.Shard;
import dev.mlmethods.regression.sweep.SweepSpec;
import dev.mlmethods.regression.trees.WantedTrees;
import dev.mlmethods.regression.tune.TuningSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a worker is asked to do. Paths are absolute unless described as relative to {@code basedir}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "goal")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerRequest.Train.class, name = "train"),
    @JsonSubTypes.Type(value = WorkerRequest.Evaluate.class, name = "evaluate"),
    @JsonSubTypes.Type(value = WorkerRequest.Predict.class, name = "predict"),
    @JsonSubTypes.Type(value = WorkerRequest.Sweep.class, name = "sweep"),
    @JsonSubTypes.Type(value = WorkerRequest.Merge.class, name = "merge"),
    @JsonSubTypes.Type(value = WorkerRequest.Tune.class, name = "tune"),
    @JsonSubTypes.Type(value = WorkerRequest.Describe.class, name = "describe"),
    @JsonSubTypes.Type(value = WorkerRequest.Query.class, name = "query"),
    @JsonSubTypes.Type(value = WorkerRequest.Parquet.class, name = "parquet"),
    @JsonSubTypes.Type(value = WorkerRequest.Import.class, name = "import"),
    @JsonSubTypes.Type(value = WorkerRequest.Export.class, name = "export")
})
public sealed interface WorkerRequest {
    /** {@return the backend that a training must run on} */
    Backend backend();

    /** {@return whether it needs DL4J on the worker's class path: a training may, a trained network doesn't} */
    default boolean needsDl4j() {
        return false;
    }

    /** {@return whether it needs LightGBM on the worker's class path} */
    default boolean needsTrees() {
        return false;
    }

    /** {@return whether networks are trained for it} */
    default boolean trains() {
        return false;
    }

    private static void requireAgreement(@Nullable FinalTraining finalTraining, Specification specification) {
        if (finalTraining != null) {
            finalTraining.requireAgreement(specification);
        }
    }

    /**
     * Train and write {@link dev.mlmethods.regression.report.TrainingFiles}.
     *
     * @param backend what the training must run on
     * @param basedir what relative files in the specification are relative to
     * @param outputDirectory the folder for the files, which is created if it is missing
     * @param specification everything that determines the training
     * @param threads the threads of the engine {@code vector}; null for all cores
     * @param fingerprint of everything that the training depends on; goes into {@code training.json}
     * @param gates what will be required of the model on its test rows, which must allow that
     * @param finalTraining whether another model is trained on every row; null if none is
     */
    record Train(
            Backend backend,
            String basedir,
            String outputDirectory,
            Specification specification,
            @Nullable Integer threads,
            String fingerprint,
            List<GatedMetric> gates,
            @Nullable FinalTraining finalTraining)
            implements WorkerRequest {
        /**
         * Checks that the parts agree, and copies the gates.
         *
         * @param backend what the training must run on
         * @param basedir what relative files in the specification are relative to
         * @param outputDirectory the folder for the files
         * @param specification everything that determines the training
         * @param threads the threads of the engine {@code vector}; null for all cores
         * @param fingerprint goes into {@code training.json}
         * @param gates what will be required of the model on its test rows
         * @param finalTraining whether another model is trained on every row; null if none is
         * @throws dev.mlmethods.regression.RegressionException if it is, and is to have prediction intervals
         */
        public Train {
            requireAgreement(finalTraining, specification);
            gates = List.copyOf(gates);
        }

        /**
         * Creates a request without a final model.
         *
         * @param backend what the training must run on
         * @param basedir what relative files in the specification are relative to
         * @param outputDirectory the folder for the files
         * @param specification everything that determines the training
         * @param threads the threads of the engine {@code vector}; null for all cores
         * @param fingerprint goes into {@code training.json}
         * @param gates what will be required of the model on its test rows
         */
        public Train(
                Backend backend,
                String basedir,
                String outputDirectory,
                Specification specification,
                @Nullable Integer threads,
                String fingerprint,
                List<GatedMetric> gates) {
            this(backend, basedir, outputDirectory, specification, threads, fingerprint, gates, null);
        }

        @Override
        public boolean needsDl4j() {
            return backend.needsDl4j(specification.training().engine());
        }

        @Override
        public boolean trains() {
            return true;
        }
    }

    /**
     * Evaluate a model, write {@link dev.mlmethods.regression.report.EvaluationFiles} and check the test metrics against the thresholds.
     *
     * @param backend not used, because a trained network doesn't need one
     * @param basedir what relative datasets are relative to
     * @param outputDirectory the folder for the files, which is created if it is missing
     * @param model the file, usually named {@code model.zip}
     * @param evaluationDataset a built-in name or a CSV file; null for the rows that the training held out
     * @param thresholds by name, such as {@code minR2}
     * @param referenceTrees whether gradient-boosted trees are another reference model; null if they aren't
     */
    record Evaluate(
            Backend backend,
            String basedir,
            String outputDirectory,
            String model,
            @Nullable String evaluationDataset,
            Map<String, String> thresholds,
            @Nullable ReferenceTrees referenceTrees)
            implements WorkerRequest {
        /**
         * Copies the thresholds.
         *
         * @param backend not used
         * @param basedir what relative datasets are relative to
         * @param outputDirectory the folder for the files
         * @param model the file, usually named {@code model.zip}
         * @param evaluationDataset a built-in name or a CSV file; null for the rows that the training held out
         * @param thresholds by name, such as {@code minR2}
         * @param referenceTrees whether gradient-boosted trees are another reference model; null if they aren't
         */
        public Evaluate {
            thresholds = new TreeMap<>(thresholds);
        }

        /**
         * Creates a request without gradient-boosted trees.
         *
         * @param backend not used
         * @param basedir what relative datasets are relative to
         * @param outputDirectory the folder for the files
         * @param model the file, usually named {@code model.zip}
         * @param evaluationDataset a built-in name or a CSV file; null for the rows that the training held out
         * @param thresholds by name, such as {@code minR2}
         */
        public Evaluate(
                Backend backend,
                String basedir,
                String outputDirectory,
                String model,
                @Nullable String evaluationDataset,
                Map<String, String> thresholds) {
            this(backend, basedir, outputDirectory, model, evaluationDataset, thresholds, null);
        }

        @Override
        public boolean needsTrees() {
            return referenceTrees != null && referenceTrees.lacking() == null;
        }

        /** {@return whether it chooses the settings of the trees, which takes a while} */
        public boolean tunesTrees() {
            return referenceTrees != null
                    && referenceTrees.lacking() == null
                    && referenceTrees.wanted() == WantedTrees.TUNED;
        }
    }

    /**
     * That gradient-boosted trees are to be a reference model.
     *
     * @param wanted which ones
     * @param lacking why the worker doesn't have LightGBM on its class path, as the end of a sentence, without a period; null if it has it
     */
    record ReferenceTrees(WantedTrees wanted, @Nullable String lacking) {}

    /**
     * Predict the rows of a CSV file.
     *
     * @param backend not used, because a trained network doesn't need one
     * @param basedir what a relative input is relative to
     * @param model the file, usually named {@code model.zip}
     * @param input a CSV file with the model's features
     * @param predictions the file to write
     * @param dialect how the input is written, as far as the user says
     */
    record Predict(Backend backend, String basedir, String model, String input, String predictions, DialectSpec dialect)
            implements WorkerRequest {
        /**
         * Creates a request with an input whose dialect is detected.
         *
         * @param backend not used
         * @param basedir what a relative input is relative to
         * @param model the file, usually named {@code model.zip}
         * @param input a CSV file with the model's features
         * @param predictions the file to write
         */
        public Predict(Backend backend, String basedir, String model, String input, String predictions) {
            this(backend, basedir, model, input, predictions, DialectSpec.FOUND);
        }
    }

    /**
     * Write a model in the formats of other tools.
     *
     * @param backend not used, because a trained network doesn't need one
     * @param basedir what the relative dataset file of the model's specification is relative to
     * @param model the file, usually named {@code model.zip}
     * @param outputDirectory the folder for the files, which is created if it is missing
     * @param formats at least one
     * @param onnxForm how a graph of ONNX is written
     * @param layerNames what the layers are called where weights have names
     */
    record Export(
            Backend backend,
            String basedir,
            String model,
            String outputDirectory,
            List<ExportFormat> formats,
            OnnxForm onnxForm,
            LayerNames layerNames)
            implements WorkerRequest {
        /**
         * Copies the list.
         *
         * @param backend not used
         * @param basedir what the relative dataset file of the model's specification is relative to
         * @param model the file
         * @param outputDirectory the folder for the files
         * @param formats at least one
         * @param onnxForm how a graph of ONNX is written
         * @param layerNames what the layers are called
         */
        public Export {
            formats = List.copyOf(formats);
        }
    }

    /**
     * Search, keep the trials that have ended in a journal, and write {@link dev.mlmethods.regression.report.SweepFiles}.
     *
     * @param backend what the trainings must run on
     * @param basedir what relative files in the specification are relative to
     * @param outputDirectory the folder for the files and the journal, which is created if it is missing
     * @param sweep what is searched and how
     * @param threads of all trainings together; null for all cores
     * @param parallelism how many trainings run at a time; null for as many as there are threads
     * @param plan whether to only say what would be trained
     * @param finalTraining whether the best model is also trained on every row; null if it is not
     * @param shard which share of the trials is to be trained into a journal of its own, without a model; null for all trials
     * @param executor which executor of another module trains them; null for this process
     */
    record Sweep(
            Backend backend,
            String basedir,
            String outputDirectory,
            SweepSpec sweep,
            @Nullable Integer threads,
            @Nullable Integer parallelism,
            boolean plan,
            @Nullable FinalTraining finalTraining,
            @Nullable Shard shard,
            @Nullable ExecutorSpec executor)
            implements WorkerRequest {
        /**
         * Checks that the parts agree.
         *
         * @param backend what the trainings must run on
         * @param basedir what relative files in the specification are relative to
         * @param outputDirectory the folder for the files and the journal
         * @param sweep what is searched and how
         * @param threads of all trainings together; null for all cores
         * @param parallelism how many trainings run at a time; null for as many as there are threads
         * @param plan whether to only say what would be trained
         * @param finalTraining whether the best model is also trained on every row; null if it is not
         * @param shard which share of the trials is to be trained; null for all trials
         * @param executor which executor of another module trains them; null for this process
         * @throws dev.mlmethods.regression.RegressionException if it is, and is to have prediction intervals
         */
        public Sweep {
            requireAgreement(finalTraining, sweep.specification());
        }

        /**
         * Creates a request for all trials, without a final model.
         *
         * @param backend what the trainings must run on
         * @param basedir what relative files in the specification are relative to
         * @param outputDirectory the folder for the files and the journal
         * @param sweep what is searched and how
         * @param threads of all trainings together; null for all cores
         * @param parallelism how many trainings run at a time; null for as many as there are threads
         * @param plan whether to only say what would be trained
         */
        public Sweep(
                Backend backend,
                String basedir,
                String outputDirectory,
                SweepSpec sweep,
                @Nullable Integer threads,
                @Nullable Integer parallelism,
                boolean plan) {
            this(backend, basedir, outputDirectory, sweep, threads, parallelism, plan, null, null, null);
        }

        @Override
        public boolean needsDl4j() {
            return backend.needsDl4j(sweep.specification().training().engine());
        }

        @Override
        public boolean trains() {
            return !plan;
        }
    }

    /**
     * Join the journals of a sweep's shards and write {@link dev.mlmethods.regression.report.SweepFiles}, as the whole sweep would.
     *
     * @param backend what the training of the best model must run on
     * @param basedir what relative files in the specification are relative to
     * @param outputDirectory the folder for the files and the joined journal, which is created if it is missing
     * @param sweep what was searched and how
     * @param journals files, and folders with {@code journal*.jsonl}
     * @param threads of the training of the best model; null for all cores
     * @param finalTraining whether the best model is also trained on every row; null if it is not
     */
    record Merge(
            Backend backend,
            String basedir,
            String outputDirectory,
            SweepSpec sweep,
            List<String> journals,
            @Nullable Integer threads,
            @Nullable FinalTraining finalTraining)
            implements WorkerRequest {
        /**
         * Checks that the parts agree, and copies the list.
         *
         * @param backend what the training of the best model must run on
         * @param basedir what relative files in the specification are relative to
         * @param outputDirectory the folder for the files and the joined journal
         * @param sweep what was searched and how
         * @param journals files, and folders with {@code journal*.jsonl}
         * @param threads of the training of the best model; null for all cores
         * @param finalTraining whether the best model is also trained on every row; null if it is not
         * @throws dev.mlmethods.regression.RegressionException if it is, and is to have prediction intervals
         */
        public Merge {
            journals = List.copyOf(journals);
            requireAgreement(finalTraining, sweep.specification());
        }

        @Override
        public boolean needsDl4j() {
            return backend.needsDl4j(sweep.specification().training().engine());
        }

        @Override
        public boolean trains() {
            return true;
        }
    }

    /**
     * Find a good specification, train its model, and write {@link dev.mlmethods.regression.report.TuningFiles}.
     *
     * @param backend what the trainings must run on
     * @param basedir what relative files in the specification are relative to
     * @param outputDirectory the folder for the files, which is created if it is missing
     * @param tuning what is tuned, and at what cost
     * @param kept fields that the lines for {@code regression.yaml} leave out, because they are set in a file
     * @param threads of all trainings together; null for all cores
     * @param plan whether to only say what would be tried
     * @param finalTraining whether the model is also trained on every row; null if it is not
     */
    record Tune(
            Backend backend,
            String basedir,
            String outputDirectory,
            TuningSpec tuning,
            List<String> kept,
            @Nullable Integer threads,
            boolean plan,
            @Nullable FinalTraining finalTraining)
            implements WorkerRequest {
        /**
         * Copies the list.
         *
         * @param backend what the trainings must run on
         * @param basedir what relative files in the specification are relative to
         * @param outputDirectory the folder for the files
         * @param tuning what is tuned, and at what cost
         * @param kept fields that the lines for {@code regression.yaml} leave out
         * @param threads of all trainings together; null for all cores
         * @param plan whether to only say what would be tried
         * @param finalTraining whether the model is also trained on every row; null if it is not
         */
        public Tune {
            kept = List.copyOf(kept);
        }

        @Override
        public boolean needsDl4j() {
            return backend.needsDl4j(tuning.specification().training().engine());
        }

        @Override
        public boolean trains() {
            return !plan;
        }
    }

    /**
     * Make a model of a network that another tool has trained, evaluate it, and write what a training writes, except for the losses.
     *
     * @param backend not used, because nothing is trained
     * @param basedir what a relative dataset in the specification is relative to
     * @param outputDirectory the folder for the files, which is created if it is missing
     * @param spec the files, the data, the split and the activation; its files have absolute paths
     * @param threads that compute the predictions; null for all cores
     * @param fingerprint of everything that the import depends on; goes into {@code training.json}
     * @param gates what will be required of the model on its test rows, which must allow that
     */
    record Import(
            Backend backend,
            String basedir,
            String outputDirectory,
            ImportSpec spec,
            @Nullable Integer threads,
            String fingerprint,
            List<GatedMetric> gates)
            implements WorkerRequest {
        /**
         * Copies the list.
         *
         * @param backend not used
         * @param basedir what a relative dataset is relative to
         * @param outputDirectory the folder for the files
         * @param spec the files, the data, the split and the activation
         * @param threads that compute the predictions; null for all cores
         * @param fingerprint goes into {@code training.json}
         * @param gates what will be required of the model on its test rows
         */
        public Import {
            gates = List.copyOf(gates);
        }
    }

    /**
     * Survey a table and write {@link dev.mlmethods.regression.report.DatasetFiles}.
     *
     * @param backend not used, because no network is needed
     * @param basedir what a relative dataset is relative to
     * @param outputDirectory the folder for the files, which is created if it is missing
     * @param data which table and columns
     * @param encoding how its columns are to become features
     */
    record Describe(Backend backend, String basedir, String outputDirectory, DataSpec data, EncodingSpec encoding)
            implements WorkerRequest {}

    /**
     * Ask a database, and keep its rows in {@link dev.mlmethods.regression.data.FrozenRows}.
     *
     * @param backend not used, because no network is needed
     * @param frozenRows the JSON file that says where the rows came from; they are kept beside it
     * @param query which rows
     * @param credentials who asks
     */
    record Query(Backend backend, String frozenRows, QuerySpec query, Credentials credentials)
            implements WorkerRequest {}

    /**
     * Write predictions as Parquet, by the driver of DuckDB.
     *
     * @param backend not used, because no network is needed
     * @param predictions a CSV file of {@code predict}
     * @param parquet the file to write
     */
    record Parquet(Backend backend, String predictions, String parquet) implements WorkerRequest {}
}
