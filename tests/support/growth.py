"""How the time of something grows with its input, measured so that a busy machine does not decide.

Here: measuring, in turns. What is a good growth, and of what, belongs to the tests that ask.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

ROUNDS = 6
# what starting and the clock itself may take, in seconds
START = 0.02


def grows_within(times: float, small: Callable[[], object], large: Callable[[], object]) -> bool:
    """Whether `large` takes at most `times` as long as `small`, by the best of a few rounds.

    Processor time, the two in turns: a neighbour on the machine slows single runs down, never all of them. Python's
    collector is off meanwhile, as its full passes take time in proportion to all that the test's process holds.
    """
    best_small = best_large = float("inf")
    for _ in range(ROUNDS):
        best_small = min(best_small, _seconds(small))
        best_large = min(best_large, _seconds(large))
        if best_large < times * best_small + START:
            return True
    return False


def _seconds(run: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        run()
        return time.process_time() - start
    finally:
        gc.enable()
