"""What is made of the published warehouse, as assets: the page, and the plain files.

Here belongs Dagster's side. What they hold is in ``presentation.page`` and ``presentation.exports``.
"""

import contextlib
import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from dagster import (
    AssetExecutionContext,
    AssetKey,
    AssetSpec,
    Definitions,
    MaterializeResult,
    MetadataValue,
    multi_asset,
)

from orchestration.defs.translator import OWNERS
from orchestration.process.progress import say
from orchestration.process.short_lived import helps_a_build
from orchestration.resources import WarehouseSettings
from orchestration.settings import Settings
from presentation.exports import export
from presentation.page import SiteReport, write_site
from presentation.page.query import has_table
from presentation.warehouse import open_warehouse

PAGE, EXPORTS = AssetKey(["publish", "page"]), AssetKey(["publish", "exports"])
_WAREHOUSE = AssetKey(["publish", "warehouse"])

_WORDS = {PAGE: "the page", EXPORTS: "plain files"}

AT_ONCE = 500
"""The most reports whose page and plain files are written beside each other. Of 10,000 that took 5.2 GB."""


@multi_asset(
    name="outputs",
    specs=[
        AssetSpec(
            PAGE,
            deps=[_WAREHOUSE],
            group_name="publish",
            kinds={"html"},
            owners=OWNERS,
            description="site/index.html, a page that opens from disk and shows every published number. 静态网页。",
        ),
        AssetSpec(
            EXPORTS,
            deps=[_WAREHOUSE],
            group_name="publish",
            kinds={"file", "parquet", "csv"},
            owners=OWNERS,
            description="exports/: every public table as Parquet and CSV; data package; SDMX; of many reports in parts. 导出文件。",
        ),
    ],
    can_subset=True,
)
def outputs(context: AssetExecutionContext, planhouse: WarehouseSettings) -> Iterator[MaterializeResult[None]]:
    """Write page and plain files of the published warehouse, or one of them; one that cannot be written stops no other.

    The page is Python's work, plain files are mostly the database's, so that the page has a process of its own beside them. Of many
    reports each takes both cores by itself, and memory: then one comes after the other.
    """
    settings, wanted = planhouse.get(), context.selected_asset_keys
    say(f"writing {' and '.join(words for key, words in _WORDS.items() if key in wanted)}")
    site: Callable[[], SiteReport] = partial(write_site, settings.warehouse, settings.page)
    with contextlib.ExitStack() as beside:
        if wanted >= _WORDS.keys() and _to_write(settings) <= AT_ONCE:
            spawn = multiprocessing.get_context("spawn")
            process = ProcessPoolExecutor(max_workers=1, mp_context=spawn, initializer=helps_a_build)
            site = beside.enter_context(process).submit(site).result
        makers = {EXPORTS: lambda: _exports(settings), PAGE: lambda: _page(site())}
        yield from _each(context, [maker for key, maker in makers.items() if key in wanted])


def _to_write(settings: Settings) -> int:
    """How many reports' files are written anew, about: those of the last build, or all where a folder is not there to take from."""
    with open_warehouse(settings.warehouse) as con:
        if not has_table(con, "meta", "report_versions"):
            return 0
        found = con.execute(
            """select count(*), count(*) filter (version in (select build_id from meta.build))
            from meta.report_versions"""
        ).fetchone() or (0, 0)
    return int(found[1] if settings.page.is_dir() and settings.exports.is_dir() else found[0])


def _each(
    context: AssetExecutionContext, makers: Sequence[Callable[[], MaterializeResult[None]]]
) -> Iterator[MaterializeResult[None]]:
    """What each makes. Raises the first error once all have been tried."""
    failed: list[Exception] = []
    for maker in makers:
        try:
            result = maker()
        except Exception as error:
            context.log.error("Not written: %s", error)
            failed.append(error)
        else:
            yield result
    if failed:
        raise failed[0]


def _page(site: SiteReport) -> MaterializeResult[None]:
    return MaterializeResult(
        asset_key=PAGE,
        metadata={
            "page": MetadataValue.url((site.folder / "index.html").as_uri()),
            "reports": site.reports,
            "figures": site.figures,
            "files": site.files,
            "files written": site.files - site.kept,
            "files kept": site.kept,
            "bytes": site.bytes,
            "largest data file": site.largest,
        },
    )


def _exports(settings: Settings) -> MaterializeResult[None]:
    started = time.perf_counter()
    written = export(settings.warehouse, settings.exports)
    return MaterializeResult(
        asset_key=EXPORTS,
        metadata={
            "path": MetadataValue.path(str(settings.exports)),
            "files": written.files,
            "files_written": written.files - written.kept,
            "files_kept": written.kept,
            "bytes": written.size,
            "seconds": round(time.perf_counter() - started, 3),
        },
    )


def definitions() -> Definitions:
    """Page and plain files."""
    return Definitions(assets=[outputs])
