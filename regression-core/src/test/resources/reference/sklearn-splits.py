# Writes sklearn-splits.json: the rows that scikit-learn's splitters for groups and times choose, and those of a hash of a key by Python's hashlib.
# Ran with scikit-learn 1.6.1 and NumPy 2.
import hashlib
import json

import numpy as np
import sklearn
from sklearn.model_selection import GroupKFold, GroupShuffleSplit, TimeSeriesSplit

TEXTS = ["b", "a", "c", "b", "10", "9", "A", "c", "c", "a", "d", "d", "\uff5e", "\U0001f600", "b", "e", "f", "9", "g", "g"]
NUMBERS = [10, 9, 100, 9, -1, 10, 2.5, 7, 7, 7, 2.5, 100, 0, 0, 3, 4, 5, 6, 8, 8, 11, 12, 13, 14]


def rows(array):
    return [int(row) for row in array]


def groups(values, test_size, validation_size, seed, folds):
    # Numbers sort by size, and texts by their code points.
    values = np.array(values)
    train, test = next(GroupShuffleSplit(1, test_size=test_size, random_state=seed).split(values, groups=values))
    splitter = GroupShuffleSplit(1, test_size=validation_size, random_state=seed)
    inner, validation = next(splitter.split(train, groups=values[train]))
    kfold = GroupKFold(folds, shuffle=True, random_state=seed)
    return {
        "testSize": test_size,
        "validationSize": validation_size,
        "splitSeed": seed,
        "folds": folds,
        "test": rows(test),
        "training": rows(train[inner]),
        "validation": rows(train[validation]),
        "foldRows": [rows(train[fold]) for _, fold in kfold.split(train, groups=values[train])],
    }


def times(count, folds):
    splitter = TimeSeriesSplit(folds)
    return {
        "rows": count,
        "folds": folds,
        "training": [rows(train) for train, _ in splitter.split(np.zeros((count, 1)))],
        "validation": [rows(validation) for _, validation in splitter.split(np.zeros((count, 1)))],
    }


def hashes(keys, seed, folds):
    digests = [hashlib.sha256(f"{seed}:{key}".encode()).digest() for key in keys]
    return {
        "splitSeed": seed,
        "folds": folds,
        "test": [int.from_bytes(digest[0:4], "big") / 2**32 for digest in digests],
        "validation": [int.from_bytes(digest[4:8], "big") / 2**32 for digest in digests],
        "fold": [int.from_bytes(digest[8:12], "big") * folds // 2**32 for digest in digests],
    }


print(
    json.dumps(
        {
            "scikitLearn": sklearn.__version__,
            "texts": TEXTS,
            "numbers": NUMBERS,
            "textGroups": [groups(TEXTS, 0.2, 0.25, 42, 3), groups(TEXTS, 0.35, 0.5, 7, 2)],
            "numberGroups": [groups(NUMBERS, 0.2, 0.25, 42, 5), groups(NUMBERS, 0.5, 0.1, 4294967295, 4)],
            "times": [times(20, 3), times(28, 5), times(8, 2)],
            "hashes": [hashes(TEXTS, 42, 3), hashes(TEXTS, 7, 2)],
        }
    )
)
