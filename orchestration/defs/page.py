"""The static page, written after publishing.

Here belongs what Dagster shows of it. What the page holds is in ``presentation.page``.
"""

from dagster import AssetKey, Definitions, MaterializeResult, MetadataValue, asset

from orchestration.defs.translator import OWNERS
from orchestration.process.progress import say
from orchestration.resources import WarehouseSettings
from presentation.page import write_site


@asset(
    key=AssetKey(["publish", "page"]),
    deps=[AssetKey(["publish", "warehouse"])],
    group_name="publish",
    kinds={"html"},
    owners=OWNERS,
    description="site/index.html, a page that opens from disk and shows every published number. 静态网页。",
)
def page(planhouse: WarehouseSettings) -> MaterializeResult[None]:
    """Write the page of the published warehouse, beside it."""
    settings = planhouse.get()
    say("writing the page")
    site = write_site(settings.warehouse, settings.warehouse.with_name("site"))
    return MaterializeResult(
        metadata={
            "page": MetadataValue.url((site.folder / "index.html").as_uri()),
            "reports": site.reports,
            "figures": site.figures,
            "files": site.files,
            "files written": site.files - site.kept,
            "files kept": site.kept,
            "bytes": site.bytes,
            "largest data file": site.largest,
        }
    )


def definitions() -> Definitions:
    """The page."""
    return Definitions(assets=[page])
