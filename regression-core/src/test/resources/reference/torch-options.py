"""Writes torch-options.json: PyTorch with each loss, optimizer, schedule and activation, in mini-batches.

Usage: python3 torch-options.py diabetes.csv > torch-options.json
The file is that of scikit-learn's load_diabetes, with a header and the target last.

Network 10-16-8-1 from torch.manual_seed(SEED); all rows, features and target standardised in float64, then float32; batches
of 64 in the order of torch.randperm. The losses are those of each epoch: the mean over its rows of each batch's loss
before its update, without weight decay. The learning rates are those of the updates. The activation is tanh where it
doesn't matter: with relu, an input near 0 comes out on one side or the other of it in another rounding.
"""

import json
import math
import sys

import numpy as np
import torch
from sklearn.preprocessing import StandardScaler

SEED, EPOCHS, BATCH_SIZE = 42, 12, 64
LOSSES = {"mse": torch.nn.MSELoss, "mae": torch.nn.L1Loss, "huber": torch.nn.HuberLoss}


class QuickGelu(torch.nn.Module):
    """The sigmoid form of Hendrycks and Gimpel, which CLIP and DL4J compute."""

    def forward(self, x):
        return x * torch.sigmoid(1.702 * x)


ACTIVATIONS = {
    "relu": torch.nn.ReLU, "leakyRelu": lambda: torch.nn.LeakyReLU(0.01), "elu": torch.nn.ELU, "tanh": torch.nn.Tanh,
    "sigmoid": torch.nn.Sigmoid, "softplus": torch.nn.Softplus, "gelu": torch.nn.GELU, "quickGelu": QuickGelu,
    "silu": torch.nn.SiLU, "mish": torch.nn.Mish, "identity": torch.nn.Identity}

torch.set_num_threads(1)
table = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1)
features = StandardScaler().fit_transform(table[:, :-1])
target = StandardScaler().fit_transform(table[:, -1:])
# Three targets that the dataset reproduces: the target, its square and its product with the third feature.
targets = np.hstack([target, target ** 2, target * features[:, 2:3]])
x = torch.tensor(features, dtype=torch.float32)


def optimizer_of(parameters, options):
    lr, decay = options["learningRate"], options.get("weightDecay", 0)
    return {
        "sgd": lambda: torch.optim.SGD(parameters, lr=lr, weight_decay=decay),
        "momentum": lambda: torch.optim.SGD(
            parameters, lr=lr, momentum=options.get("momentum", 0.9), nesterov=True, weight_decay=decay),
        "rmsProp": lambda: torch.optim.RMSprop(parameters, lr=lr, weight_decay=decay),
        "adam": lambda: torch.optim.Adam(parameters, lr=lr, weight_decay=decay),
        "adamW": lambda: torch.optim.AdamW(parameters, lr=lr, weight_decay=decay),
    }[options["optimizer"]]()


def scheduler_of(optimizer, options, updates_per_epoch):
    """One that is stepped after each update."""
    schedule = torch.optim.lr_scheduler
    warmup = options.get("warmupEpochs", 0) * updates_per_epoch
    total = EPOCHS * updates_per_epoch
    name = options["learningRateSchedule"]
    if name == "oneCycle":
        return schedule.OneCycleLR(optimizer, options["learningRate"], total_steps=total, cycle_momentum=False)
    main = {
        "constant": lambda: schedule.ConstantLR(optimizer, factor=1, total_iters=0),
        "step": lambda: schedule.StepLR(
            optimizer, options.get("stepEpochs", 30) * updates_per_epoch, options.get("stepFactor", 0.1)),
        "cosine": lambda: schedule.CosineAnnealingLR(optimizer, total - warmup),
    }[name]()
    if warmup == 0:
        return main
    rise = schedule.LinearLR(optimizer, start_factor=1 / warmup, end_factor=1, total_iters=warmup - 1)
    return schedule.SequentialLR(optimizer, [rise, main], milestones=[warmup])


def train(**given):
    options = {"loss": "mse", "optimizer": "adam", "learningRate": 0.01, "activation": "tanh",
               "learningRateSchedule": "constant", "outputs": 1, **given}
    outputs = options["outputs"]
    y = torch.tensor(targets[:, :outputs], dtype=torch.float32)
    activation = ACTIVATIONS[options["activation"]]
    torch.manual_seed(SEED)
    network = torch.nn.Sequential(
        torch.nn.Linear(10, 16), activation(), torch.nn.Linear(16, 8), activation(), torch.nn.Linear(8, outputs))
    criterion = LOSSES[options["loss"]](**({"delta": options["huberDelta"]} if options["loss"] == "huber" else {}))
    optimizer = optimizer_of(network.parameters(), options)
    scheduler = scheduler_of(optimizer, options, math.ceil(len(x) / BATCH_SIZE))
    shuffles = torch.Generator()
    shuffles.manual_seed(SEED)

    losses, rates = [], []
    for _ in range(EPOCHS):
        order = torch.randperm(len(x), generator=shuffles)
        total = 0.0
        for rows in order.split(BATCH_SIZE):
            optimizer.zero_grad()
            loss = criterion(network(x[rows]), y[rows])
            loss.backward()
            if "maxGradientNorm" in options:
                torch.nn.utils.clip_grad_norm_(network.parameters(), options["maxGradientNorm"])
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step()
            total += loss.item() * len(rows)
        losses.append(total / len(x))
    with torch.no_grad():
        final = criterion(network(x), y).item()
    return {"options": options, "losses": losses, "final_loss": final,
            **({"learning_rates": rates} if options["learningRateSchedule"] != "constant" or "warmupEpochs" in options
               else {})}


cases = [train(loss=loss, **({"huberDelta": 0.5} if loss == "huber" else {})) for loss in LOSSES]
for name, rate in ("sgd", 0.05), ("momentum", 0.02), ("rmsProp", 0.005), ("adam", 0.01), ("adamW", 0.01):
    cases.append(train(optimizer=name, learningRate=rate))
    cases.append(train(optimizer=name, learningRate=rate, weightDecay=0.01))
cases.append(train(optimizer="momentum", momentum=0.5, learningRate=0.05))
cases.append(train(optimizer="adamW", weightDecay=0.3))
cases.append(train(learningRateSchedule="constant", warmupEpochs=2))
cases.append(train(learningRateSchedule="step", stepEpochs=4, stepFactor=0.25))
cases.append(train(learningRateSchedule="step", stepEpochs=3, stepFactor=0.5, warmupEpochs=2))
cases.append(train(learningRateSchedule="cosine"))
cases.append(train(learningRateSchedule="cosine", warmupEpochs=3, optimizer="adamW", weightDecay=0.01))
cases.append(train(learningRateSchedule="oneCycle"))
cases.append(train(maxGradientNorm=0.3, optimizer="sgd", learningRate=0.1))
cases.append(train(maxGradientNorm=0.3, optimizer="adam", weightDecay=0.01))
cases += [train(activation=activation, learningRate=0.003) for activation in ACTIVATIONS]
cases.append(train(outputs=3))
cases.append(train(outputs=3, loss="mae", optimizer="rmsProp", learningRate=0.005))
cases.append(train(outputs=3, loss="huber", huberDelta=0.5))
json.dump({"seed": SEED, "epochs": EPOCHS, "batch_size": BATCH_SIZE, "cases": cases}, sys.stdout, indent=1)
print()
