# Writes sklearn-scalers.json: what scikit-learn's RobustScaler and QuantileTransformer make of small columns. Ran with scikit-learn 1.2.1, NumPy 1.24.2 and SciPy 1.10.1.
import json

import numpy as np
import scipy
import sklearn
from sklearn.preprocessing import QuantileTransformer, RobustScaler

random = np.random.RandomState(7)
COLUMNS = {
    "skewed": np.round(random.exponential(3, 1100), 3),
    "ties": random.randint(0, 12, 200).astype(float),
    "few": np.array([3.5, -1, 0.25, 7, 11, 2, 4, 4.5, 9, 100, 6, 0]),
    "large": np.round(random.normal(-2e6, 4e5, 150), 1),
    "mostlyZero": np.concatenate([np.zeros(60), np.arange(1, 13) / 8]),
}
columns = []
for name, training in COLUMNS.items():
    rows = training.reshape(-1, 1)
    least, greatest = training.min(), training.max()
    between = np.sort(training)
    queries = np.concatenate(
        [
            [least - 10, least, least + (greatest - least) / 7, greatest, greatest + 1e3, 0.0],
            training[:20],
            (between[5:60:5] + between[6:61:5]) / 2,
        ]
    )
    robust = RobustScaler().fit(rows)
    normal = QuantileTransformer(
        n_quantiles=min(1000, len(training)), output_distribution="normal", subsample=len(training)
    ).fit(rows)
    columns.append(
        {
            "name": name,
            "training": training.tolist(),
            "queries": queries.tolist(),
            "center": robust.center_[0],
            "scale": robust.scale_[0],
            "robust": robust.transform(queries.reshape(-1, 1)).ravel().tolist(),
            "quantiles": normal.quantiles_.ravel().tolist(),
            "normal": normal.transform(queries.reshape(-1, 1)).ravel().tolist(),
        }
    )
print(
    json.dumps(
        {"scikitLearn": sklearn.__version__, "numPy": np.__version__, "sciPy": scipy.__version__, "columns": columns}
    )
)
