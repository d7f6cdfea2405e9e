"""What users take away or look at: the page, the plain files, the copy in PostgreSQL and the data dictionary.

Here belongs everything that reads a published warehouse and shows it in another form. It reads through DuckDB, read-only. Not
here: how the warehouse comes about (``dbt_project``) and when something is written (``orchestration``).
"""
