# Writes sklearn-target-means.json: what scikit-learn's TargetEncoder makes of small columns. Ran with scikit-learn 1.6.1 and NumPy 2.4.6.
import json

import numpy as np
import sklearn
from sklearn.preprocessing import TargetEncoder

random = np.random.RandomState(3)


def column(name, texts, target, seed):
    cells = np.array(texts, dtype=object).reshape(-1, 1)
    new = ["a", "b", "never", None] + texts[:3]
    fitted = TargetEncoder(smooth="auto", target_type="continuous", cv=5, random_state=seed)
    out_of_fold = fitted.fit_transform(cells, np.array(target))
    return {
        "name": name,
        "texts": texts,
        "target": target,
        "seed": seed,
        "outOfFold": out_of_fold.ravel().tolist(),
        "newTexts": new,
        "encoded": fitted.transform(np.array(new, dtype=object).reshape(-1, 1)).ravel().tolist(),
    }


rows = 83
letters = [None if i % 11 == 4 else "abcdefg"[i * i % 7] for i in range(rows)]
columns = [
    column("letters", letters, np.round(random.normal(5, 3, rows), 3).tolist(), 42),
    column("rare", ["t" + str(i // 2) for i in range(rows)], np.round(random.normal(-1e6, 50, rows), 2).tolist(), 0),
    column("few", ["a", "b", "a", None, "b", "a", "c"], [1.0, 2.5, 1.0, 7.0, 2.0, 1.0, -3.0], 7),
    column("same", ["a", "b", "a", "b", "a", "c"], [4.0] * 6, 7),
]
print(json.dumps({"scikitLearn": sklearn.__version__, "numPy": np.__version__, "columns": columns}))
