"""Refusing to build a wheel: Planhouse runs from a checkout.

The dbt project, the reports and the vocabulary lie beside the code and are read and written where they lie, so that a wheel, which
has the code only, would be half a product. The editable installation of ``make build`` is made of the checkout and goes through.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

REFUSAL = (
    "Planhouse runs from a checkout and builds no wheel: the dbt project, the reports and the vocabulary are read where they lie. "
    "Clone the repository and type make build in it, or install it in place: pip install --editable ."
)


class CheckoutOnly(BuildHookInterface):  # type: ignore[type-arg]
    """The build hook of the target wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before a build of a wheel. Raises SystemExit, whose sentence pip shows, unless it is an editable one."""
        if version != "editable":
            raise SystemExit(REFUSAL)
