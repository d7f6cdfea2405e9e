"""What reads and models: DuckDB in this process, or Apache Spark. Both do the same to the same build file.

Here belongs what differs between engines. Not here: the SQL, which is the same for both (``dbt_project``).
"""
