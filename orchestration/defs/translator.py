"""How dbt's nodes look in Dagster: one small method for each concern.

Here belongs naming and grouping. Keys are ``<schema>/<table>``, so that lineage from raw to marts reads as the
database does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dagster import AssetKey
from dagster_dbt import DagsterDbtTranslator

OWNERS = ["team:planhouse"]


class Translator(DagsterDbtTranslator):
    """Asset keys, groups and owners of dbt's nodes."""

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> AssetKey:
        """The schema and the name: ``marts/fct_figure``, ``raw/figures``."""
        if dbt_resource_props["resource_type"] == "source":
            return AssetKey([dbt_resource_props["schema"], dbt_resource_props["name"]])
        return AssetKey([dbt_resource_props["config"]["schema"], dbt_resource_props["name"]])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """The schema: staging, intermediate, marts, vocabulary."""
        return str(dbt_resource_props["config"].get("schema") or dbt_resource_props["schema"])

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> list[str]:
        """The owners of everything that Planhouse builds."""
        return OWNERS

    def get_description(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """The description alone; the SQL is in dbt's own docs."""
        return str(dbt_resource_props.get("description") or "")
