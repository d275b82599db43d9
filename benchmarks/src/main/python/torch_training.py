"""The reference job in PyTorch: batches are slices of rows shuffled once an epoch; no DataLoader, which would be slower."""

import time

import contender
import torch
from torch import nn

JOB = contender.job()
torch.set_num_threads(JOB["threads"])

features, target = contender.reference_rows(JOB["folder"])
X = torch.from_numpy(features)
Y = torch.from_numpy(target).reshape(-1, 1)
PARAMETERS = torch.from_numpy(contender.reference_file(JOB["folder"], "parameters"))


def network():
    layers = []
    inputs = X.shape[1]
    for units in JOB["hiddenLayers"]:
        layers += [nn.Linear(inputs, units), nn.ReLU()]
        inputs = units
    built = nn.Sequential(*layers, nn.Linear(inputs, 1))
    offset = 0
    with torch.no_grad():
        for parameter in built.parameters():
            parameter.copy_(PARAMETERS[offset : offset + parameter.numel()].view_as(parameter))
            offset += parameter.numel()
    return built


def train():
    model = network()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    mse = nn.MSELoss()
    shuffles = torch.Generator()
    shuffles.manual_seed(42)
    rows = len(X)
    batch_rows = JOB["batchRows"]

    def step(x, y):
        optimizer.zero_grad(set_to_none=True)
        loss = mse(model(x), y)
        loss.backward()
        optimizer.step()
        return loss.detach()

    def epoch():
        if batch_rows == 0:
            return step(X, Y).item()
        order = torch.randperm(rows, generator=shuffles)
        squared_errors = torch.zeros(())
        for x, y in zip(X[order].split(batch_rows), Y[order].split(batch_rows)):
            squared_errors += step(x, y) * len(x)
        return squared_errors.item() / rows

    loss = float("nan")
    start = time.perf_counter()
    for _ in range(JOB["epochs"]):
        loss = epoch()
    return {"seconds": time.perf_counter() - start, "loss": loss}


contender.serve(train, JOB["warmUpSeconds"], "PyTorch " + torch.__version__)
