"""scikit-learn's gradient-boosted trees and linear regression on tables, each on the rows that the network is trained and tested on.

Reads a line of JSON for each table, with its file and target, and answers with one. A column of dates becomes its parts and a number of
days, as somebody would do it by hand who knows pandas; all else is what scikit-learn has for it.
"""

import json
import sys
import time
import warnings

import numpy
import pandas
import sklearn
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

# The trees accept this many categories per column, one of which stands for all the others.
MOST_CATEGORIES = 254

# It warns about categories that only test rows have, and about dates whose format it has to guess.
warnings.simplefilter("ignore")


def read(file):
    with open(file, encoding="utf-8-sig") as lines:
        header = next(line for line in lines if not line.startswith("sep="))
    separator = "\t" if "\t" in header else ";" if ";" in header else ","
    return pandas.read_csv(
        file, sep=separator, decimal="," if separator == ";" else ".", encoding="utf-8-sig", low_memory=False
    )


def with_dates_as_numbers(table):
    """The table with the parts of its dates in their place."""
    columns = []
    for name in table.columns:
        column = table[name]
        if not pandas.api.types.is_numeric_dtype(column) and column.astype(str).str.match(r"\d{4}[-/]\d").mean() > 0.5:
            dates = pandas.to_datetime(column, errors="coerce")
            days = (dates - dates.min()).dt.total_seconds() / 86400
            parts = [dates.dt.year, dates.dt.month, dates.dt.dayofweek, dates.dt.hour, days]
            columns += [part.rename(f"{name} {i}").astype(float) for i, part in enumerate(parts)]
        else:
            columns.append(column)
    return pandas.concat(columns, axis=1)


def frequent(training, rows):
    """The texts of rows, those that are rare in training as one."""
    kept = set(training.value_counts().index[: MOST_CATEGORIES - 1])
    return rows.where(rows.isna() | rows.isin(kept), "\0")


def fitted(model, features, target, test_features, test_target):
    start = time.perf_counter()
    model.fit(features, target)
    seconds = time.perf_counter() - start
    predicted = model.predict(test_features)
    return {
        "rmse": float(numpy.sqrt(numpy.mean((predicted - test_target) ** 2))),
        "r2": float(r2_score(test_target, predicted)),
        "seconds": seconds,
    }


def measured(file, target):
    table = read(file)
    table = table[table[target].notna()]
    features = with_dates_as_numbers(table.drop(columns=[target]))
    training, test, known, asked = train_test_split(
        features, table[target].astype(float), test_size=0.2, random_state=42
    )
    texts = [name for name in features if not pandas.api.types.is_numeric_dtype(features[name])]
    numbers = [name for name in features if name not in texts and features[name].notna().any()]
    for name in texts:
        as_text = training[name].astype(object).where(training[name].isna(), training[name].astype(str))
        test = test.assign(
            **{name: frequent(as_text, test[name].astype(object).where(test[name].isna(), test[name].astype(str)))}
        )
        training = training.assign(**{name: frequent(as_text, as_text)})
    trees = make_pipeline(
        make_column_transformer(
            (OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=numpy.nan), texts), ("passthrough", numbers)
        ),
        HistGradientBoostingRegressor(categorical_features=list(range(len(texts))), random_state=42),
    )
    linear = make_pipeline(
        make_column_transformer(
            (OneHotEncoder(handle_unknown="ignore"), texts),
            (make_pipeline(SimpleImputer(add_indicator=True), StandardScaler()), numbers),
            sparse_threshold=0,
        ),
        LinearRegression(),
    )
    return {
        "rows": len(table),
        "deviation": float(numpy.std(asked)),
        "trees": fitted(trees, training, known, test, asked),
        "linear": fitted(linear, training, known, test, asked),
    }


print(json.dumps({"ready": f"scikit-learn {sklearn.__version__}"}), flush=True)
for line in sys.stdin:
    asked_for = json.loads(line)
    try:
        answer = measured(asked_for["file"], asked_for["target"])
    except Exception as e:  # The other tables can still be measured.
        answer = {"failed": f"{type(e).__name__}: {e}".splitlines()[0]}
    print(json.dumps(answer), flush=True)
