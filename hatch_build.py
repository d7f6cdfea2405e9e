"""Why there is no wheel: Planhouse runs from a checkout, beside its reports, its SQL and what it builds.

Here belongs refusing to build one. The editable install that ``make`` does is no such wheel and goes on as ever. Without this, a
wheel could be built that had the Python modules only, and would fail when it looked for the rest.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

REFUSAL = (
    "Planhouse runs from a checkout and builds no wheel: that holds its reports, vocabulary and SQL, and takes what it builds. "
    "Clone the repository and run `make build` there, or install that checkout with `pip install --editable`."
)


class CheckoutOnly(BuildHookInterface):  # type: ignore[type-arg]
    """Ends a build of a standard wheel with a sentence that says what to do instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds. ``version`` is ``standard`` or ``editable``; ``standard`` ends the process with 1."""
        if version == "standard":
            self.app.abort(REFUSAL)
