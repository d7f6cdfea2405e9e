"""The pipeline in Dagster: assets, partitions, checks, schedule, sensor, and the build and publish steps.

Here belongs what decides when something runs, on which file, and what follows from its result. Not here: how a
report is read (``sources``) and what its numbers mean in the warehouse (``dbt_project``).
"""
