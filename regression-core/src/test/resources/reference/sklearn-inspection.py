"""Writes sklearn-inspection.json: permutation importance and partial dependence of a linear regression on diabetes.

Usage: python3 sklearn-inspection.py diabetes.csv > sklearn-inspection.json
The file is the built-in dataset, with a header and the target last. The model is fitted to the even rows; the odd ones are the test.
Both are measured on the test rows: the importance with 2,000 shuffles of each feature, and the curves at the values that
numpy.quantile(method="inverted_cdf") gives for 20 levels from 5% to 95%.
"""

import json
import sys

import numpy as np
from sklearn.inspection import permutation_importance
from sklearn.inspection._partial_dependence import _partial_dependence_brute
from sklearn.linear_model import LinearRegression

with open(sys.argv[1]) as lines:
    names = lines.readline().strip().split(",")[:-1]
    table = np.loadtxt(lines, delimiter=",")
x_train, y_train = table[::2, :-1], table[::2, -1]
x_test, y_test = table[1::2, :-1], table[1::2, -1]


class Bent(LinearRegression):
    """Not linear, so that the curves are no straight lines."""

    def predict(self, x):
        return np.maximum(super().predict(x), 130.0)


model = Bent().fit(x_train, y_train)
importance = permutation_importance(
    model, x_test, y_test, scoring="neg_root_mean_squared_error", n_repeats=2000, random_state=0)
curves = {}
for column, name in enumerate(names):
    grid = np.unique(np.quantile(x_test[:, column], np.linspace(0.05, 0.95, 20), method="inverted_cdf"))
    averages, _ = _partial_dependence_brute(model, grid[:, None], [column], x_test, "predict")
    curves[name] = {"values": list(grid), "predictions": [float(value) for value in averages[0]]}
json.dump({
    "importance": {name: {"mean": importance.importances_mean[i], "std": importance.importances_std[i]}
                   for i, name in enumerate(names)},
    "curves": curves,
}, sys.stdout)
print()
