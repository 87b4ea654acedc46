"""Runs the measurements of Benchmarks/run and writes their ratios.

A ratio is ours over theirs in events per second, the two sides measured one right after the other; several runs give a
median and a range. Everything single is by processor time, so that other work on the machine disturbs little.
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
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])


def ours(name, events=500_000):
    return lambda: output(BENCH + [name, str(events)])


def peer(name, events=5_000):
    return lambda: output([PYTHON, os.path.join(HERE, "peers", f"peer_{name}.py"), str(events)])


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


# Name, ours, theirs, what the ratio should be at least.
RATIOS = [
    ("step.trace-off/c-lua", ours("step-trace-off"), ours("c-lua"), 0.30),
    ("step.trace-on/c-lua", ours("step-trace-on"), ours("c-lua"), 0.15),
    ("kernel.trace-off/c-lua", ours("kernel-trace-off"), ours("c-lua"), None),
    ("step/python-statemachine", ours("step-trace-off"), peer("statemachine"), 100),
    ("step/transitions", ours("step-trace-off"), peer("transitions"), 100),
    ("step/sismic", ours("step-trace-off"), peer("sismic"), 100),
    ("step.2000-states/20-states", ours("step-2000-states"), ours("step-20-states"), 1 / 1.3),
    ("guard.20-fields/2-fields", ours("guard-20-fields"), ours("guard-2-fields"), None),
    (
        "start.tiaochu/hello",
        starts(os.path.join(HERE, "../.build/release/tiaochu"), "--version"),
        starts(os.path.join(HERE, ".build/release/hello")),
        1 / 3,
    ),
]
COUNTS = [
    "allocations-kernel-trace-off",
    "allocations-kernel-trace-on",
    "allocations-step-trace-off",
    "allocations-step-trace-on",
]


def main():
    runs = int(sys.argv[1])
    ratios = []
    print(f"{'ratio':<30}{'median':>10}{'min':>10}{'max':>10}{'wanted':>10}{'ours/s':>12}{'theirs/s':>12}")
    for name, left, right, wanted in RATIOS:
        pairs = [(left(), right()) for _ in range(runs)]
        values = [a / b for a, b in pairs]
        median = statistics.median(values)
        ratios.append(
            {"name": name, "ratio": median, "median": median, "min": min(values), "max": max(values), "runs": runs}
        )
        print(
            f"{name:<30}{median:>10.3f}{min(values):>10.3f}{max(values):>10.3f}"
            f"{'' if wanted is None else format(wanted, '.2f'):>10}"
            f"{statistics.median(a for a, _ in pairs):>12.0f}{statistics.median(b for _, b in pairs):>12.0f}"
            f"{'' if wanted is None or median >= wanted else '   below'}",
            flush=True,
        )
    allocations = {name.removeprefix("allocations-"): output(BENCH + [name, "100000"]) for name in COUNTS}
    print("\nallocations per event")
    for name, count in allocations.items():
        print(f"  {name:<28}{count:>8.2f}")
    with open(os.path.join(HERE, "results/latest.json"), "w", encoding="utf-8") as file:
        json.dump({"ratios": ratios, "allocations": allocations}, file, indent=2)
        file.write("\n")


main()
