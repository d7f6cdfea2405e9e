"""What is made of the published warehouse, page and plain files: whether it is of the same build, and what killed builds left of it.

Here belongs looking and tidying. Writing them is their own part (``presentation``).
"""

from __future__ import annotations

from orchestration.build.inputs import published_edition
from orchestration.settings import Settings
from orchestration.warehouse.publish import discard_candidates
from presentation.folder import build_of, tidy

OUTPUTS = {"page": "the page", "exports": "the plain files"}
"""The name of each one's asset, and its words."""


def put_right(settings: Settings) -> None:
    """Take away what killed builds left. For who holds the build lock."""
    discard_candidates(settings.warehouse)
    for folder in (settings.page, settings.exports):
        tidy(folder)


def behind(settings: Settings) -> list[str]:
    """Which outputs are not of the build that is published, by the names of their assets.

    Raises WarehouseError when the warehouse cannot be read.
    """
    published = published_edition(settings.warehouse)
    folders = {"page": settings.page, "exports": settings.exports}
    return [name for name in OUTPUTS if published is None or build_of(folders[name]) != published.build_id]
