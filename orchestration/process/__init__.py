"""What every process of ours does beside its work: say what it does, end well when it is stopped, and tell what went wrong.

Here belongs what all rooms may use. Not here: what a build is (``orchestration.build``), arguments (``orchestration.cli``).
"""
