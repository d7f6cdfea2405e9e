"""Everything upstream of the database, in plain Python.

Here belong the documents, the catalogue of them, the readers of each format, the reading of tables and of figures, and
the vocabulary. Not here: Dagster, DuckDB, dbt, or anything that knows where the rows go. Reading is a pure function: the
same bytes give the same rows, on a laptop, in a worker process or in a Spark task.
"""
