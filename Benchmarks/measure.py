"""Runs the measurements of Benchmarks/run and writes their ratios: `measure.py RUNS`; with `--markdown` in the place of RUNS
prints the tables of the last run, with `--document` puts them into docs/performance.md.

A ratio is ours over theirs in events per second: the two sides in turns of some milliseconds within one process where
both are ours to call, else one right after the other. Several runs give a median and a range. Everything but the starts
is by processor time, so that other work on the machine disturbs little.
"""
import json
import os
import platform
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


LATEST = os.path.join(HERE, "results/latest.json")
PAGE = os.path.join(HERE, "../docs/performance.md")
BEGINNING = "<!-- Benchmarks/run --document writes from here -->\n"
END = "<!-- to here -->\n"


def measure_all(runs):
    ratios = []
    print(f"{'ratio':<30}{'median':>10}{'min':>10}{'max':>10}{'wanted':>10}{'ours/s':>12}{'theirs/s':>12}")
    for name, measure, wanted in RATIOS:
        measured = [measure() for _ in range(runs)]
        values = [ratio for ratio, _, _ in measured]
        median = statistics.median(values)
        ours_rate = statistics.median(rate for _, rate, _ in measured)
        their_rate = statistics.median(rate for _, _, rate in measured)
        ratios.append(
            {
                "name": name,
                "ratio": median,
                "median": median,
                "min": min(values),
                "max": max(values),
                "runs": runs,
                "wanted": wanted,
                "ours_per_second": ours_rate,
                "theirs_per_second": their_rate,
            }
        )
        print(
            f"{name:<30}{median:>10.3f}{min(values):>10.3f}{max(values):>10.3f}"
            f"{'' if wanted is None else format(wanted, '.2f'):>10}{ours_rate:>12.0f}{their_rate:>12.0f}"
            f"{'' if wanted is None or median >= wanted else '   below'}",
            flush=True,
        )
    allocations = {name: output(BENCH + ["allocations", name, "100000"])[0] for name in COUNTS}
    print("\nallocations per event")
    for name, count in allocations.items():
        print(f"  {name:<28}{count:>8.2f}")
    machine = {"cores": os.cpu_count(), "architecture": platform.machine(), "load": os.getloadavg()[2]}
    result = {"day": time.strftime("%Y-%m-%d"), "machine": machine, "ratios": ratios, "allocations": allocations}
    with open(LATEST, "w", encoding="utf-8") as file:
        json.dump(result, file, indent=2)
        file.write("\n")


def short(number):
    """Three figures: 0.353, 11.9, 595."""
    return f"{number:#.3g}" if number < 99.95 else f"{number:.0f}"


def count(number):
    """A rate as people read it: 2 410 000."""
    return f"{float(f'{number:.3g}'):,.0f}".replace(",", " ")


def markdown():
    with open(LATEST, encoding="utf-8") as file:
        result = json.load(file)
    machine = result["machine"]
    lines = [
        f"Measured on {result['day']}, {result['ratios'][0]['runs']} runs, {machine['architecture']} with"
        f" {machine['cores']} cores, load {machine['load']:.1f} in the quarter of an hour before the end.",
        "",
        "| Ratio | Median | Least | Most | Wanted | Ours a second | Theirs a second |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for ratio in result["ratios"]:
        wanted = "" if ratio["wanted"] is None else f"{ratio['wanted']:.2f}".removesuffix(".00")
        if wanted and ratio["median"] < ratio["wanted"]:
            wanted += ", **below**"
        numbers = [short(ratio[key]) for key in ("median", "min", "max")]
        rates = [count(ratio[key]) for key in ("ours_per_second", "theirs_per_second")]
        lines.append(f"| `{ratio['name']}` | " + " | ".join([*numbers, wanted, *rates]) + " |")
    lines += ["", "| Measurement | Allocations an event |", "|---|---:|"]
    lines += [f"| `{name}` | {number:.2f} |" for name, number in result["allocations"].items()]
    return "\n".join(lines) + "\n"


def document():
    with open(PAGE, encoding="utf-8") as file:
        before, _, rest = file.read().partition(BEGINNING)
    _, found, after = rest.partition(END)
    if not found:
        sys.exit(f"{PAGE} lacks the lines between which the tables stand: {BEGINNING.strip()} {END.strip()}")
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(before + BEGINNING + "\n" + markdown() + "\n" + END + after)


def main():
    wanted = sys.argv[1]
    if wanted.startswith("--") and not os.path.exists(LATEST):
        sys.exit("nothing has been measured yet: run Benchmarks/run first")
    if wanted == "--markdown":
        print(markdown(), end="")
    elif wanted == "--document":
        document()
    else:
        measure_all(int(wanted))


main()
