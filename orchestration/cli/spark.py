"""``planhouse spark``: Apache Spark, set up beside the environment of Planhouse.

What is set up and where is in ``orchestration.engines.spark.environment``.
"""

from __future__ import annotations

import sys


def spark() -> int:
    """Set up Apache Spark.

    It takes about 900 MB; PLANHOUSE_ENGINE=spark builds with it. Nothing happens when it is there.

    Exit status: 0 it is there, 1 it could not be set up.
    """
    from orchestration.engines.spark.environment import SparkError, set_up

    try:
        set_up()
    except SparkError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
