"""What waits for a build: the next one would publish something else than what is published, or it would fail by its sources.

Here belongs saying so in words. Since when it waits, and who is told, is not known here.
"""

from __future__ import annotations

from orchestration.build.input_changes import changes_since_published
from orchestration.build.inputs import Inputs, published_edition
from orchestration.build.outputs import OUTPUTS, behind
from orchestration.settings import Settings
from sources.model import ReportError


def waiting(settings: Settings) -> tuple[str, str]:
    """The published build, empty without one, and what waits for the next; the latter is empty when nothing does.

    Raises WarehouseError or duckdb.Error when the published file cannot be read.
    """
    published = published_edition(settings.warehouse)
    build = published.build_id if published else ""
    try:
        changes = changes_since_published(Inputs(settings))
    except ReportError as error:
        return build, str(error)
    old = behind(settings) if published else []
    return build, "; ".join(
        ([str(changes)] if changes else []) + [f"not of this build: {OUTPUTS[each]}" for each in old]
    )
