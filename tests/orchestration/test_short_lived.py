"""How a process of a command ends: at once, with what it said and with its status."""

from __future__ import annotations

import subprocess
import sys

_ENDS = """
import sys
from orchestration.process.short_lived import end_at_once

class Told:
    def __del__(self):
        print("taken apart")

told = Told()
told.itself = told
print("said", end="")
end_at_once(3)
sys.exit(3)
"""


def test_a_command_ends_at_once_with_its_words_and_its_status() -> None:
    done = subprocess.run([sys.executable, "-c", _ENDS], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (3, "said", "")
