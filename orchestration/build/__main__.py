"""``python -m orchestration.build``: the command of ``orchestration.build.command``."""

import sys

from orchestration.build.command import main

sys.exit(main())
