"""The six-state chart in python-statemachine: prints events per second of processor time."""
import sys
import time

from statemachine import State, StateChart


class Ring(StateChart):
    class a(State.Compound):
        a1 = State(initial=True)
        a2 = State()

    class b(State.Compound):
        b1 = State(initial=True)
        b2 = State()

    a1, a2, b1, b2 = a.a1, a.a2, b.b1, b.b2
    go = (
        a1.to(a2, cond="suits", on="note")
        | a2.to(b1, cond="suits", on="note")
        | b1.to(b2, cond="suits", on="note")
        | b2.to(a1, cond="suits", on="note")
    )

    def __init__(self):
        self.amount, self.small, self.count = 5, 10, 0
        super().__init__()

    def suits(self):
        return self.amount <= self.small

    def note(self):
        self.count += 1


events = int(sys.argv[1])
machine = Ring()
start = time.process_time()
for _ in range(events):
    machine.send("go")
elapsed = time.process_time() - start
assert machine.count == events
print(int(events / elapsed))
