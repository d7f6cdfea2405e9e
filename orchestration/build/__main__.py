"""``python -m orchestration.build``: the same as ``planhouse build``."""

import sys

from orchestration.cli.app import main

if __name__ == "__main__":
    sys.exit(main(["build", *sys.argv[1:]]))
