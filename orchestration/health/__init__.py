"""Whether an installation is well, and what to do where it is not: what ``planhouse doctor`` says.

Here belongs looking at an installation from outside, without changing anything in it. Each module looks at one side of it; a check
is a function that takes the settings and yields results. Not here: arguments and printing (``orchestration.cli.doctor``), checks of
what reports say (``orchestration.audit``, dbt).
"""
