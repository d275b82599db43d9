"""The reference network in scikit-learn's MLPRegressor, which starts from weights of its own."""

import time
import warnings

import contender
import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPRegressor

JOB = contender.job()
FEATURES, TARGET = contender.reference_rows(JOB["folder"])

# It warns about each training that ends because of max_iter.
warnings.simplefilter("ignore", ConvergenceWarning)


def train():
    model = MLPRegressor(
        hidden_layer_sizes=tuple(JOB["hiddenLayers"]),
        solver="adam",
        batch_size=JOB["batchRows"],
        max_iter=JOB["epochs"],
        # Like the others: no penalty on the weights.
        alpha=0,
        random_state=42,
    )
    start = time.perf_counter()
    model.fit(FEATURES, TARGET)
    # Its loss is half the squared error.
    return {"seconds": time.perf_counter() - start, "loss": 2 * float(model.loss_)}


contender.serve(train, JOB["warmUpSeconds"], "scikit-learn " + sklearn.__version__)
