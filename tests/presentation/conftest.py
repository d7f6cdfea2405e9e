"""A built warehouse and its plain files, for what reads them; a made-up one and its page, for a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from presentation.page import write_site
from presentation.warehouse import open_warehouse
from tests.conftest import Planhouse
from tests.presentation.page_warehouse import REPORT, Warehouse, make_warehouse
from tests.presentation.visitor import Visitor, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def published(built: Planhouse) -> Path:
    """The first report's warehouse, as the build published it."""
    return built.warehouse


@pytest.fixture
def con(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to it."""
    with open_warehouse(published) as connection:
        yield connection


@pytest.fixture(scope="session")
def exported(built: Planhouse) -> Path:
    """Its plain files, as the build wrote them."""
    return built.folder / "exports"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a small made-up warehouse."""
    folder = tmp_path_factory.mktemp("page")
    return write_site(make_warehouse(folder / "warehouse.duckdb"), folder / "site").folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed with the module: while it is open, nothing else can run an event loop."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def visitor(browser: Browser, site: Path) -> Iterator[Visitor]:
    """A tab on the page; at the end it must have had nothing to complain about."""
    visitor = Visitor(browser, site)
    yield visitor
    visitor.leave()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of six reports of one province: 72 figures."""
    folder = tmp_path_factory.mktemp("many")
    path = make_warehouse(folder / "warehouse.duckdb", [f"{980000 + at}-2023-plan" for at in range(6)])
    return write_site(path, folder / "site").folder


@pytest.fixture(scope="module")
def long_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a report whose table has forty rows more."""
    folder = tmp_path_factory.mktemp("long")
    warehouse = Warehouse(make_warehouse(folder / "warehouse.duckdb", [REPORT]))
    for row in range(4, 44):
        warehouse.add("raw.blocks", report_id=REPORT, block_no=200 + row, kind="cell", text=f"第{row}行", line=row)
        warehouse.add(
            "raw.cells",
            report_id=REPORT,
            table_no=1,
            row_no=row,
            column_no=1,
            block_no=200 + row,
            is_header=False,
            row_span=1,
            column_span=1,
        )
    warehouse.con.close()
    return write_site(folder / "warehouse.duckdb", folder / "site").folder


@pytest.fixture(scope="module")
def formulas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a report with a name that a spreadsheet would run, and a negative number."""
    folder = tmp_path_factory.mktemp("formulas")
    warehouse = Warehouse(make_warehouse(folder / "warehouse.duckdb", [REPORT]))
    warehouse.con.execute("update marts.dim_indicator set name_zh = '=HYPERLINK(\"x\")' where indicator_id = 'parks'")
    warehouse.con.execute("update marts.fct_figure set sign = -1 where ordinal = 2")
    warehouse.con.close()
    return write_site(folder / "warehouse.duckdb", folder / "site").folder
