"""Past one machine: the same assets with Apache Spark as the engine.

Here belongs everything that knows of Spark: its environment, its processes, the job that reads, the run of dbt, the
tables in the lake, and the extract of them as a DuckDB file. Not here: how a report is read (``sources``), what its
numbers mean (``dbt_project``), and what Dagster shows (``orchestration.defs``). Nothing of this is imported unless
``PLANHOUSE_ENGINE=spark`` asks for it, and only the jobs themselves (``read_job``, ``model_job``), which run in Spark's own
environment, import Spark.
"""
