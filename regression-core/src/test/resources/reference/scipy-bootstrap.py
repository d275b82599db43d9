"""Writes scipy-bootstrap.json: the BCa intervals of scipy.stats.bootstrap for metrics of two models on 40 rows.

Usage: python3 scipy-bootstrap.py > scipy-bootstrap.json
Of each metric, there are two intervals: that of 300 resamples, with their values, and that of 100,000.
"""

import json
import sys

import numpy as np
from scipy.stats import bootstrap
from sklearn.metrics import r2_score

ROWS = 40
random = np.random.RandomState(7)
actual = np.round(random.gamma(2.0, 1.0, ROWS), 3)
network = np.round(actual + random.normal(0.1, 0.5, ROWS), 3)
reference = np.round(actual + random.standard_t(4, ROWS), 3)


def rmse(y, p):
    return np.sqrt(np.mean((y - p) ** 2))


METRICS = {
    "mse": lambda rows: np.mean((actual[rows] - network[rows]) ** 2),
    "rmse": lambda rows: rmse(actual[rows], network[rows]),
    "mae": lambda rows: np.mean(np.abs(actual[rows] - network[rows])),
    "r2": lambda rows: r2_score(actual[rows], network[rows]),
    "rmseAbove": lambda rows: rmse(actual[rows], reference[rows]) - rmse(actual[rows], network[rows]),
}


def interval(metric, resamples):
    result = bootstrap((np.arange(ROWS),), metric, n_resamples=resamples, vectorized=False, method="BCa",
                       confidence_level=0.95, random_state=np.random.RandomState(1))
    return result.confidence_interval, result.bootstrap_distribution


metrics = {}
for name, metric in METRICS.items():
    (low, high), resampled = interval(metric, 300)
    (exact_low, exact_high), _ = interval(metric, 100_000)
    metrics[name] = {
        "value": metric(np.arange(ROWS)),
        "low": low, "high": high, "resampled": [float(value) for value in resampled],
        "jackknife": [float(metric(np.delete(np.arange(ROWS), i))) for i in range(ROWS)],
        "exact_low": exact_low, "exact_high": exact_high,
    }
json.dump({"actual": list(actual), "network": list(network), "reference": list(reference), "metrics": metrics},
          sys.stdout, indent=None)
print()
