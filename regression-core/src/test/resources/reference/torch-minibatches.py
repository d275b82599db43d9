"""Writes torch-minibatches.json: PyTorch on California housing in mini-batches, shuffled by torch.randperm.

Usage: python3 torch-minibatches.py california_housing.csv > torch-minibatches.json
The file is that of scikit-learn's fetch_california_housing, with a header and the target last.
"""

import json
import sys

import numpy as np
import torch
from sklearn.metrics import mean_squared_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

SEED, EPOCHS, BATCH_SIZE, LEARNING_RATE = 42, 3, 200, 0.01

torch.set_num_threads(1)
table = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1)
x_train, x_test, y_train, y_test = train_test_split(table[:, :-1], table[:, -1], test_size=0.2, random_state=42)
x_train, x_val, y_train, y_val = train_test_split(x_train, y_train, test_size=0.1, random_state=42)
scaler = StandardScaler().fit(x_train)


def tensors(x, y):
    return (torch.tensor(scaler.transform(x), dtype=torch.float32),
            torch.tensor(y.reshape(-1, 1), dtype=torch.float32))


x, y = tensors(x_train, y_train)
xv, yv = tensors(x_val, y_val)
xt, _ = tensors(x_test, y_test)

torch.manual_seed(SEED)
network = torch.nn.Sequential(
    torch.nn.Linear(8, 64), torch.nn.ReLU(), torch.nn.Linear(64, 32), torch.nn.ReLU(), torch.nn.Linear(32, 1))
criterion = torch.nn.MSELoss()
optimizer = torch.optim.Adam(network.parameters(), lr=LEARNING_RATE)
shuffles = torch.Generator()
shuffles.manual_seed(SEED)

losses, validation_losses = [], []
for _ in range(EPOCHS):
    order = torch.randperm(len(x), generator=shuffles)
    total = 0.0
    for rows in order.split(BATCH_SIZE):
        optimizer.zero_grad()
        loss = criterion(network(x[rows]), y[rows])
        loss.backward()
        optimizer.step()
        total += loss.item() * len(rows)
    losses.append(total / len(x))
    with torch.no_grad():
        validation_losses.append(criterion(network(xv), yv).item())

with torch.no_grad():
    predicted = network(xt).numpy().ravel().astype(np.float64)
json.dump({
    "seed": SEED, "epochs": EPOCHS, "batch_size": BATCH_SIZE, "learning_rate": LEARNING_RATE, "validation_size": 0.1,
    "losses": losses, "validation_losses": validation_losses,
    "test": {"mse": mean_squared_error(y_test, predicted), "r2": r2_score(y_test, predicted)},
}, sys.stdout, indent=1)
print()
