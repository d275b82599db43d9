# Prints the RMSE of LightGBM with its default settings on the test rows of the built-in datasets, split 0.2/42: GradientBoostedTreesTest.
# Ran in regression-core with LightGBM 4.7.0 and NumPy 2.4.6.
import gzip
import math

import lightgbm
import numpy as np

DATA = "src/main/resources/dev/mlmethods/regression/data/"
QUIET = {"verbosity": -1, "num_threads": 1, "deterministic": True, "force_row_wise": True}


def read(name):
    with gzip.open(DATA + name + ".csv.gz") as file:
        return np.genfromtxt(file, delimiter=",", skip_header=1)


def diabetes():
    table = read("diabetes")
    return table[:, :-1], table[:, -1]


def california_housing():
    """The columns that scikit-learn makes of the file."""
    income, age, rooms, bedrooms, population, households, latitude, longitude, value = read("california-housing").T
    features = [income / 10000, age, rooms / households, bedrooms / households, population, population / households,
                latitude / 100, longitude / 100]
    return np.stack(features, axis=1), value / 100000


def rmse(x, y, weigh):
    shuffled = np.random.RandomState(42).permutation(len(y))
    tests = math.ceil(0.2 * len(y))
    test, train = shuffled[:tests], shuffled[tests:]
    trees = lightgbm.train({"objective": "regression", **QUIET}, lightgbm.Dataset(x[train], y[train], weight=weigh(train)))
    return np.sqrt(np.mean((trees.predict(x[test]) - y[test]) ** 2))


def one_two_three(train):
    """By the number of a row among the training rows, with the mean 1."""
    weights = 1.0 + np.arange(len(train)) % 3
    return weights / weights.mean()


for name, (x, y) in {"diabetes": diabetes(), "california-housing": california_housing()}.items():
    print(name, rmse(x, y, lambda train: None), "weighted", rmse(x, y, one_two_three))
