"""A grid of trainings in PyTorch: a loop over the trials in each of some processes, which have a thread each."""

import itertools
import multiprocessing
import os
import time

import contender
import reference_torch
import torch

JOB = contender.job()
TRIALS = list(enumerate(itertools.product(JOB["learningRates"], JOB["epochs"]), start=1))
SPLITS = ["training", "validation", "test"]


def dealt():
    """The trials of each process: the longest first and in turn, so that all have about as many epochs."""
    longest_first = sorted(TRIALS, key=lambda trial: -trial[1][1])
    return [longest_first[i :: JOB["parallelism"]] for i in range(JOB["parallelism"])]


def run(trials):
    torch.set_num_threads(1)
    folder = JOB["folder"]
    parameters = torch.from_numpy(contender.reference_file(folder, "parameters"))
    splits = {split: reference_torch.rows(os.path.join(folder, split)) for split in SPLITS}
    return [trial(number, *point, splits, parameters) for number, point in trials]


def trial(number, learning_rate, epochs, splits, parameters):
    x, y = splits["training"]
    model = reference_torch.network(x.shape[1], JOB["hiddenLayers"], parameters)
    step = reference_torch.updates(model, learning_rate)
    losses = [step(x, y).item() for _ in range(epochs)]
    with torch.no_grad():
        rmses = {split: torch.nn.functional.mse_loss(model(x), y).sqrt().item() for split, (x, y) in splits.items()}
    return number, len(losses), rmses


def sweep():
    start = time.perf_counter()
    # Forking is fastest: the processes inherit the imports of this one.
    with multiprocessing.get_context("fork").Pool(JOB["parallelism"]) as pool:
        results = sum(pool.map(run, dealt(), chunksize=1), [])
    seconds = time.perf_counter() - start
    details = {f"{split} RMSE of trial {number}": rmse for number, _, rmses in results for split, rmse in rmses.items()}
    details["epochs"] = sum(epochs for _, epochs, _ in results)
    return {"seconds": seconds, "loss": min(rmses["validation"] for _, _, rmses in results), "details": details}


contender.serve(sweep, JOB["warmUpSeconds"], "PyTorch " + torch.__version__)
