"""``python -m orchestration.build``: the same as ``planhouse build``."""

import sys

from orchestration.cli.app import run

if __name__ == "__main__":
    run(["build", *sys.argv[1:]])
