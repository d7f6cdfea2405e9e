"""``python -m orchestration.build``: the command of ``orchestration.cli.build``."""

import sys

from orchestration.cli.build import main

sys.exit(main())
