"""The six-state chart in `transitions`: prints events per second of processor time."""
import sys
import time

from transitions.extensions import HierarchicalMachine


class Model:
    def __init__(self):
        self.amount, self.small, self.count = 5, 10, 0

    def suits(self):
        return self.amount <= self.small

    def note(self):
        self.count += 1


def make():
    model = Model()
    ring = ["a_a1", "a_a2", "b_b1", "b_b2"]
    HierarchicalMachine(
        model,
        states=[
            {"name": "a", "children": ["a1", "a2"], "initial": "a1"},
            {"name": "b", "children": ["b1", "b2"], "initial": "b1"},
        ],
        transitions=[
            {"trigger": "go", "source": s, "dest": t, "conditions": "suits", "after": "note"}
            for s, t in zip(ring, ring[1:] + ring[:1])
        ],
        initial="a",
        auto_transitions=False,
    )
    return model


events = int(sys.argv[1])
model = make()
start = time.process_time()
for _ in range(events):
    model.go()
elapsed = time.process_time() - start
assert model.count == events
print(int(events / elapsed))
