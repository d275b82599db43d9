# Writes sklearn-encoders.json: the features that scikit-learn's encoder and imputer make of small columns. Ran with scikit-learn 1.6.1 and NumPy 2.
import json

import numpy as np
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import OneHotEncoder

TEXTS = ["b", "a", "10", "9", "A", "b", "a", "10", "9", "b", "b", "c", "A", "A", "\uff5e", "\U0001f600", "\U0001f600"]
NEW = ["b", "c", "new", "10", "\U0001f600"]
NUMBERS = [3.1, 0.1, None, 7.25, 1e9, None, 0.3, -2.5e-7]

encodings = []
for min_frequency, max_categories in [(1, 100), (2, 100), (1, 3), (1, 4), (3, 3), (2, 5), (5, 100)]:
    encoder = OneHotEncoder(
        handle_unknown="infrequent_if_exist",
        sparse_output=False,
        min_frequency=min_frequency,
        max_categories=max_categories,
    ).fit(np.array(TEXTS, dtype=object).reshape(-1, 1))
    encodings.append(
        {
            "minFrequency": min_frequency,
            "maxCategories": max_categories,
            "features": [name[2:] for name in encoder.get_feature_names_out(["x"])],
            "rows": encoder.transform(np.array(TEXTS + NEW, dtype=object).reshape(-1, 1)).tolist(),
        }
    )
imputer = SimpleImputer(add_indicator=True)
numbers = np.array([np.nan if number is None else number for number in NUMBERS]).reshape(-1, 1)
print(
    json.dumps(
        {
            "scikitLearn": sklearn.__version__,
            "texts": TEXTS,
            "newTexts": NEW,
            "encodings": encodings,
            "numbers": NUMBERS,
            "imputed": imputer.fit_transform(numbers).tolist(),
        },
    )
)
