"""One build: what it is made from, what of it changed, reading, setting aside, modelling, and telling a person.

Here belongs what a build decides and does before its audit. Not here: Dagster (``orchestration.defs``), files and what they say of
themselves (``orchestration.warehouse``), checks (``orchestration.audit``).
"""
