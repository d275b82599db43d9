# Writes sklearn-strata.json: the quantile bins of pandas, and the rows that scikit-learn's stratified splitters choose by them.
# Ran with scikit-learn 1.2.1, pandas 1.5.3 and NumPy 1.24.2.
import hashlib
import json

import numpy as np
import pandas as pd
import sklearn
from sklearn.model_selection import StratifiedKFold, train_test_split


def sha256(rows):
    """Of the numbers as little-endian int32."""
    return hashlib.sha256(np.asarray(rows, dtype="<i4").tobytes()).hexdigest()


def target(kind, rows):
    """Numbers that any language makes: a linear congruential generator, and what is written here."""
    state, values = 12345, []
    for _ in range(rows):
        state = (state * 1103515245 + 12345) % 2**31
        values.append(state / 2**31)
    if kind == "smooth":
        return [value * value * 100 - 3 for value in values]
    if kind == "ties":
        return [float(int(value * 6)) for value in values]
    if kind == "zeros":
        return [0.0 if value < 0.45 else value for value in values]
    raise ValueError(kind)


def case(kind, count, stratify, test_size, validation_size, seed, folds):
    y = np.array(target(kind, count))
    bins = pd.qcut(y, stratify, labels=False, duplicates="drop")
    rows = np.arange(count)
    train, test = train_test_split(rows, test_size=test_size, random_state=seed, stratify=bins)
    inner, validation = train_test_split(train, test_size=validation_size, random_state=seed, stratify=bins[train])
    kfold = StratifiedKFold(folds, shuffle=True, random_state=seed)
    fold_rows = [(train[of], train[fold]) for of, fold in kfold.split(train, bins[train])]
    return {
        "target": kind,
        "rows": count,
        "stratify": stratify,
        "testSize": test_size,
        "validationSize": validation_size,
        "splitSeed": seed,
        "bins": len(np.unique(bins)),
        "train": sha256(train),
        "test": sha256(test),
        "firstTest": [int(row) for row in test[:5]],
        "training": sha256(inner),
        "validation": sha256(validation),
        "foldTraining": [sha256(training) for training, _ in fold_rows],
        "foldValidation": [sha256(fold) for _, fold in fold_rows],
    }


CASES = [
    case("smooth", 100, 10, 0.2, 0.2, 42, 5),
    case("smooth", 101, 10, 0.2, 0.25, 42, 5),
    case("smooth", 57, 4, 0.35, 0.3, 7, 3),
    case("smooth", 23, 3, 0.3, 0.4, 4294967295, 2),
    case("smooth", 1000, 7, 0.15, 0.1, 0, 10),
    case("smooth", 12345, 50, 0.2, 0.2, 1, 4),
    case("smooth", 8, 2, 0.5, 0.5, 42, 2),
    case("ties", 200, 10, 0.2, 0.2, 42, 5),
    case("ties", 333, 4, 0.1, 0.3, 3, 7),
    case("zeros", 500, 10, 0.2, 0.2, 42, 5),
    case("zeros", 777, 3, 0.25, 0.2, 11, 3),
]
print(json.dumps({"scikitLearn": sklearn.__version__, "pandas": pd.__version__, "cases": CASES}, indent=1))
