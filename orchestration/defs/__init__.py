"""Dagster's definitions, one module for each part of the way: reports, warehouse, quality, publish, automation."""
