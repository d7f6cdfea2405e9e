"""Checking one document before it is published, or printed at all: what does not hold in it, and where.

No part of a build: nothing is catalogued, published or remembered, and neither Dagster nor dbt runs.
"""
