"""The reference job in PyTorch: batches are slices of rows shuffled once an epoch; no DataLoader, which would be slower."""

import time

import contender
import reference_torch
import torch

JOB = contender.job()
torch.set_num_threads(JOB["threads"])

X, Y = reference_torch.rows(JOB["folder"])
PARAMETERS = torch.from_numpy(contender.reference_file(JOB["folder"], "parameters"))


def train():
    model = reference_torch.network(X.shape[1], JOB["hiddenLayers"], PARAMETERS)
    step = reference_torch.updates(model, 1e-3)
    shuffles = torch.Generator()
    shuffles.manual_seed(42)
    rows = len(X)
    batch_rows = JOB["batchRows"]

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
