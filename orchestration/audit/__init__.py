"""The quality gate: what valid means, in Great Expectations.

Here belong the suites, the SQLAlchemy dialect that they run on, and running them. What follows from a result
(block, warn) is Dagster's part, in ``orchestration.defs.quality``.
"""
