"""``python -m orchestration.cli``: the same as ``planhouse``."""

import sys

from orchestration.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
