# Writes sklearn-weights.json: metrics and least squares with weights, and a network of two layers that is trained with weights, written down in NumPy's float64.
# Ran with scikit-learn 1.2.1 and NumPy 1.24.2.
import json

import numpy as np
import sklearn
from sklearn import metrics
from sklearn.linear_model import LinearRegression

random = np.random.RandomState(7)


def rounded(values):
    """Few digits, so that the file says exactly what was computed with."""
    return np.round(values, 3)


def measured(y, p, w):
    weighted = dict(sample_weight=w)
    counting = w > 0
    return {
        "mse": metrics.mean_squared_error(y, p, **weighted),
        "rmse": metrics.mean_squared_error(y, p, squared=False, **weighted),
        "mae": metrics.mean_absolute_error(y, p, **weighted),
        "r2": metrics.r2_score(y, p, **weighted),
        # It takes no weights: rows of weight 0 are left out.
        "maxError": metrics.max_error(y[counting], p[counting]),
        # No error has exactly half of the weight below it here, for which later releases have another median.
        "medianAbsoluteError": metrics.median_absolute_error(y, p, **weighted),
        "explainedVariance": metrics.explained_variance_score(y, p, **weighted),
        "mape": metrics.mean_absolute_percentage_error(y, p, **weighted),
    }


rows = 23
y = rounded(random.normal(5, 3, rows))
p = rounded(y + random.normal(0.3, 1, rows))
w = rounded(random.exponential(2, rows))
w[[3, 11]] = 0
result = {
    "sklearn": sklearn.__version__,
    "numpy": np.__version__,
    "metrics": {"actual": y.tolist(), "predicted": p.tolist(), "weights": w.tolist(), "values": measured(y, p, w)},
    "leastSquares": [],
}

# More rows than features, fewer, collinear ones, and a first row that counts for nothing.
for rows, features in [(30, 4), (5, 8), (30, 5)]:
    x = rounded(random.normal(2, 3, (rows, features)))
    if features == 5:
        x[:, 4] = x[:, 0] + x[:, 1]
    y = rounded(x @ np.arange(1, features + 1) + random.normal(0, 1, rows))
    w = rounded(random.exponential(2, rows) + 0.01)
    w[0] = 0
    fitted = LinearRegression().fit(x, y, sample_weight=w)
    result["leastSquares"].append({
        "x": x.tolist(), "y": y.tolist(), "weights": w.tolist(),
        "mean": np.average(y, weights=w),
        "coefficients": fitted.coef_.tolist(), "intercept": fitted.intercept_,
    })

# One hidden layer of tanh, all rows in one batch, gradient descent: the loss is (w * (p - y) ** 2).mean() with weights of the mean 1, as with PyTorch's reduction="none".
rows, features, hidden, steps, rate = 12, 3, 4, 20, 0.05
x = rounded(random.normal(0, 1, (rows, features)))
y = rounded(random.normal(0, 1, rows))
w = rounded(random.exponential(1, rows))
w[5] = 0
w1, b1 = rounded(random.normal(0, 0.5, (hidden, features))), rounded(random.normal(0, 0.5, hidden))
w2, b2 = rounded(random.normal(0, 0.5, hidden)), rounded(random.normal(0, 0.5, 1))
initial = np.concatenate([w1.ravel(), b1, w2, b2])
relative = w / w.mean()
losses = []
for _ in range(steps):
    h = np.tanh(x @ w1.T + b1)
    error = h @ w2 + b2 - y
    losses.append((relative * error ** 2).mean())
    delta = 2 * relative * error / rows
    dh = np.outer(delta, w2) * (1 - h ** 2)
    w2, b2, w1, b1 = w2 - rate * h.T @ delta, b2 - rate * delta.sum(), w1 - rate * dh.T @ x, b1 - rate * dh.sum(0)
result["training"] = {
    "x": x.tolist(), "y": y.tolist(), "weights": w.tolist(), "hidden": hidden, "steps": steps, "rate": rate,
    "initial": initial.tolist(), "losses": losses, "trained": np.concatenate([w1.ravel(), b1, w2, b2]).tolist(),
}
with open("sklearn-weights.json", "w") as file:
    json.dump(result, file)
    file.write("\n")
