"""Runs the measurements of Benchmarks/run and writes their ratios.

A ratio is ours over theirs in events per second: the two sides in turns of some milliseconds within one process where
both are ours to call, else one right after the other. Several runs give a median and a range. Everything but the starts
is by processor time, so that other work on the machine disturbs little.
"""
import json
import os
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BENCH = [os.path.join(HERE, ".build/release/bench")]
PYTHON = os.path.join(HERE, ".venv/bin/python")


def output(command):
    return [float(word) for word in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]


def turns(left, right, events=2_000_000):
    """Both sides in one process, in turns of some milliseconds each."""
    return lambda: output(BENCH + [left, right, str(events)])


def apart(left, right):
    """The two sides as processes of their own, one right after the other."""

    def measure():
        ours, theirs = left(), right()
        return ours / theirs, ours, theirs

    return measure


def ours(name, events=500_000):
    return lambda: output(BENCH + [name, str(events)])[0]


def peer(name, events=5_000):
    return lambda: output([PYTHON, os.path.join(HERE, "peers", f"peer_{name}.py"), str(events)])[0]


def starts(*command):
    """Starts per second: the best of ten, since a start waits for the disk and for others."""

    def measure():
        best = float("inf")
        for _ in range(10):
            begin = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            best = min(best, time.perf_counter() - begin)
        return 1 / best

    return measure


# Name, measurement (ratio, ours, theirs), what the ratio should be at least.
RATIOS = [
    ("step.trace-off/c-lua", turns("step-trace-off", "c-lua"), 0.30),
    ("step.trace-on/c-lua", turns("step-trace-on", "c-lua"), 0.15),
    ("step.counted/c-lua", turns("step-counted", "c-lua"), None),
    ("step.counted/c-lua-hook", turns("step-counted", "c-lua-hook"), None),
    ("kernel.trace-off/c-lua", turns("kernel-trace-off", "c-lua"), None),
    ("step/python-statemachine", apart(ours("step-trace-off"), peer("statemachine")), 100),
    ("step/transitions", apart(ours("step-trace-off"), peer("transitions")), 100),
    ("step/sismic", apart(ours("step-trace-off"), peer("sismic")), 100),
    ("case-step/sismic", apart(ours("case-step", 50_000), peer("sismic")), None),
    ("step.2000-states/20-states", turns("step-2000-states", "step-20-states"), 1 / 1.3),
    ("guard.20-fields/2-fields", turns("guard-20-fields", "guard-2-fields"), 1 / 1.1),
    (
        "start.tiaochu/hello",
        apart(
            starts(os.path.join(HERE, "../.build/release/tiaochu"), "--version"),
            starts(os.path.join(HERE, ".build/release/hello")),
        ),
        1 / 3,
    ),
]
COUNTS = ["kernel-trace-off", "kernel-trace-on", "step-trace-off", "step-trace-on"]


def main():
    runs = int(sys.argv[1])
    ratios = []
    print(f"{'ratio':<30}{'median':>10}{'min':>10}{'max':>10}{'wanted':>10}{'ours/s':>12}{'theirs/s':>12}")
    for name, measure, wanted in RATIOS:
        measured = [measure() for _ in range(runs)]
        values = [ratio for ratio, _, _ in measured]
        median = statistics.median(values)
        ratios.append(
            {"name": name, "ratio": median, "median": median, "min": min(values), "max": max(values), "runs": runs}
        )
        print(
            f"{name:<30}{median:>10.3f}{min(values):>10.3f}{max(values):>10.3f}"
            f"{'' if wanted is None else format(wanted, '.2f'):>10}"
            f"{statistics.median(a for _, a, _ in measured):>12.0f}{statistics.median(b for _, _, b in measured):>12.0f}"
            f"{'' if wanted is None or median >= wanted else '   below'}",
            flush=True,
        )
    allocations = {name: output(BENCH + ["allocations", name, "100000"])[0] for name in COUNTS}
    print("\nallocations per event")
    for name, count in allocations.items():
        print(f"  {name:<28}{count:>8.2f}")
    with open(os.path.join(HERE, "results/latest.json"), "w", encoding="utf-8") as file:
        json.dump({"ratios": ratios, "allocations": allocations}, file, indent=2)
        file.write("\n")


main()
