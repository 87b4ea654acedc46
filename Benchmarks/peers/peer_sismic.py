"""The six-state chart in sismic: prints events per second of processor time."""
import sys
import time

from sismic.interpreter import Interpreter
from sismic.io import import_from_yaml

ring = ["a1", "a2", "b1", "b2"]


def atomic(name):
    target = ring[(ring.index(name) + 1) % 4]
    return f"""
          - name: {name}
            transitions:
              - event: next
                guard: amount <= small
                action: count = count + 1
                target: {target}"""


text = f"""
statechart:
  name: six states
  preamble: |
    amount = 5
    small = 10
    count = 0
  root state:
    name: root
    initial: a
    states:
      - name: a
        initial: a1
        states:{atomic("a1")}{atomic("a2")}
      - name: b
        initial: b1
        states:{atomic("b1")}{atomic("b2")}
"""
events = int(sys.argv[1])
interpreter = Interpreter(import_from_yaml(text))
interpreter.execute_once()
start = time.process_time()
for _ in range(events):
    interpreter.queue("next")
    interpreter.execute_once()
elapsed = time.process_time() - start
assert interpreter.context["count"] == events
print(int(events / elapsed))
