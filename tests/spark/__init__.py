"""The test that Spark builds what DuckDB builds: ``make spark-test``. It starts a cluster and is no part of ``make test``."""
