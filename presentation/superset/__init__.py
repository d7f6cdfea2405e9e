"""A BI tool over the warehouse: Apache Superset with a dashboard, set up and started by one command.

Here belong Superset's environment, its settings, what it is provisioned with (``assets``), its start and its check in a
browser. Not here: what the numbers mean (``dbt_project``). Nothing of the pipeline imports this package, and Superset never
enters the pipeline's environment.
"""
