"""What the contenders in Python share: the reference data, and the answers to the benchmarks' questions."""

import json
import os
import sys

import numpy


def job():
    return json.loads(sys.argv[1])


def reference_file(folder, name):
    return numpy.fromfile(os.path.join(folder, name + ".f32"), dtype="<f4")


def reference_rows(folder):
    target = reference_file(folder, "target")
    return reference_file(folder, "features").reshape(len(target), -1), target


def serve(train, warm_up_seconds, version):
    """Trains once for each line on the standard input, after it has said that it is ready."""
    warm = 0.0
    while warm < warm_up_seconds:
        warm += train()["seconds"]
    print(json.dumps({"ready": version}), flush=True)
    for _ in sys.stdin:
        print(json.dumps(train()), flush=True)
