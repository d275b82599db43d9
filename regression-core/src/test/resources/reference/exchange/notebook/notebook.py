# The notebook's job on California housing, seed by seed: what it trains, the two files that it saves, and what it predicts for the test rows.
#
#   python notebook.py california_housing.csv OUTPUT_FOLDER SEED...
#
# The table has the columns of sklearn.datasets.fetch_california_housing and MedHouseVal. Predictions are float32, little-endian, in base64.
# Made with Python 3.11, torch 1.13.1, scikit-learn 1.2.1, joblib 1.2.0 and pandas 1.5.3.
import base64
import json
import sys

import joblib
import pandas as pd
import torch
import torch.nn as nn
import torch.optim as optim
from sklearn.metrics import mean_absolute_error, mean_squared_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

torch.set_num_threads(1)
data = pd.read_csv(sys.argv[1])
out = sys.argv[2]
X = data.drop(columns='MedHouseVal')
y = data['MedHouseVal']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)


class RegressionNet(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.fc1 = nn.Linear(inputs, 64)
        self.fc2 = nn.Linear(64, 32)
        self.out = nn.Linear(32, 1)
        self.relu = nn.ReLU()

    def forward(self, x):
        return self.out(self.relu(self.fc2(self.relu(self.fc1(x)))))


inputs = torch.tensor(X_train, dtype=torch.float32)
targets = torch.tensor(y_train.values, dtype=torch.float32).view(-1, 1)
for seed in map(int, sys.argv[3:]):
    torch.manual_seed(seed)
    net = RegressionNet(8)
    optimizer = optim.Adam(net.parameters(), lr=1e-3)
    criterion = nn.MSELoss()
    for _ in range(100):
        optimizer.zero_grad()
        loss = criterion(net(inputs), targets)
        loss.backward()
        optimizer.step()
    net.eval()
    with torch.no_grad():
        predicted = net(torch.tensor(X_test, dtype=torch.float32)).numpy().flatten()
    torch.save(net.state_dict(), f'{out}/notebook-{seed}.pt')
    joblib.dump(scaler, f'{out}/notebook-{seed}.joblib')
    mse = float(mean_squared_error(y_test, predicted))
    json.dump(
        dict(
            seed=seed,
            torch=torch.__version__,
            metrics=dict(
                mse=mse,
                rmse=mse ** 0.5,
                mae=float(mean_absolute_error(y_test, predicted)),
                r2=float(r2_score(y_test, predicted))),
            firstRows=[int(row) for row in y_test.index[:10]],
            predictions=base64.b64encode(predicted.astype('<f4').tobytes()).decode()),
        open(f'{out}/notebook-{seed}.json', 'w'),
        indent=1)
