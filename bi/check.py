"""The whole of it in a browser: ``python -m bi.check`` provisions into a temporary folder and looks at the dashboard.

Needs the pipeline's environment with its development packages (Playwright), Debian's ``chromium`` or another one named by
``CHROMIUM``, and fonts for Chinese. Every check prints one line; the first that fails ends the run with status 1.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import duckdb
from playwright.sync_api import Page, Request, Response, sync_playwright

from bi.start import (
    ADMIN,
    DASHBOARD,
    HOST,
    ROOT,
    WAREHOUSE_NAME,
    Installation,
    StartError,
    check_warehouse,
    provision,
    serve,
    set_up_environment,
    stop,
)

SCREENSHOT = ROOT / "docs" / "images" / "superset-dashboard.png"
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DRAWN = "canvas, table tbody tr, .superset-legacy-chart-big-number .header-line"
HOLDER = "[data-test=dashboard-component-chart-holder]"
BROKEN = ".ant-alert-error, [data-test=error-alert], .ant-empty, .missing-chart-container"
DRAWING_SECONDS = 120
# what a query must not be able to do, and words of the refusal: an answer that fails for another reason proves nothing
FORBIDDEN = {
    "read a file": ("select * from read_text('/etc/hostname')", "disabled by configuration"),
    "list a folder": ("select * from glob('/etc/*')", "disabled by configuration"),
    "open another database": ("attach '/tmp/other.duckdb' as other", "disabled by configuration"),
    "unlock its configuration": ("set enable_external_access = true", "has been locked"),
    "write": ("create table marts.mine as select 1 as one", "DML_NOT_ALLOWED"),
}

Rows = list[Mapping[str, Any]]


class CheckFailedError(AssertionError):
    """Something that must hold does not."""


def expect(holds: bool, claim: str, found: object = "") -> None:
    """One line per check. Raises CheckFailedError with what was found instead."""
    if not holds:
        raise CheckFailedError(f"{claim}: {found}")
    print(f"  ok  {claim}", flush=True)


class Browser:
    """One signed-in browser window: what its charts were sent, and what it asked of other hosts."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.elsewhere: set[str] = set()
        self._answers: dict[int, Response] = {}
        page.on("response", self._on_response)
        page.on("requestfinished", self._on_request)
        page.on("requestfailed", self._on_request)

    def _on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        # what the page's own policy stopped never left the browser
        stopped = request.failure is not None and "csp" in request.failure.lower()
        if address.scheme in {"http", "https"} and address.hostname != HOST and not stopped:
            self.elsewhere.add(request.url)

    def _on_response(self, response: Response) -> None:
        if urlsplit(response.url).path != "/api/v1/chart/data":
            return
        asked = response.request.post_data_json or {}
        chart_id = asked.get("form_data", {}).get("slice_id")
        if chart_id:
            self._answers[int(chart_id)] = response

    def sign_in(self, password: str) -> None:
        """Sign in through the form, as a person does."""
        self.page.goto(f"{self.url}/login/")
        self.page.fill("[data-test=username-input]", ADMIN)
        self.page.fill("[data-test=password-input]", password)
        self.page.click("[data-test=login-button]")
        self.page.wait_for_url(lambda address: "/login" not in address)

    def draw_dashboard(self) -> dict[str, Rows]:
        """Open the dashboard and wait until every chart is drawn; the rows that each chart was sent, by chart.

        Raises CheckFailedError when a chart failed, is empty, or is not drawn in time.
        """
        self._answers.clear()
        self.page.goto(f"{self.url}{DASHBOARD}")
        names = {chart["id"]: chart["slice_name"] for chart in self.get("/api/v1/dashboard/planhouse/charts")}
        self._wait(lambda: self.page.locator(HOLDER).count() == len(names), "the dashboard shows all its charts")
        holders = self.page.locator(HOLDER)
        drawn = self.page.locator(HOLDER).filter(has=self.page.locator(DRAWN))
        broken = self.page.locator(HOLDER).filter(has=self.page.locator(BROKEN))
        self._wait(lambda: drawn.count() + broken.count() >= holders.count(), "every chart comes to an end")
        self.page.wait_for_load_state("networkidle")
        found = {}
        for chart_id, name in names.items():
            answer = self._answers.get(chart_id)
            if answer is None or not answer.ok:
                raise CheckFailedError(f"{name}: {answer.text()[:500] if answer else 'no data was asked for'}")
            found[name] = [row for result in answer.json()["result"] for row in result["data"]]
            if not found[name]:
                raise CheckFailedError(f"{name}: no rows")
        if broken.count():
            raise CheckFailedError(f"not drawn: {broken.all_inner_texts()}")
        return found

    def _wait(self, holds: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + DRAWING_SECONDS
        while not holds():
            if time.monotonic() > deadline:
                raise CheckFailedError(f"{what}: not within {DRAWING_SECONDS} s")
            self.page.wait_for_timeout(200)

    def get(self, path: str) -> Any:  # noqa: ANN401  (JSON of any shape)
        """The result of a call of Superset's interface."""
        answer = self.page.request.get(f"{self.url}{path}")
        if not answer.ok:
            raise CheckFailedError(f"{path}: {answer.text()[:500]}")
        return answer.json()["result"]

    def query(self, sql: str) -> tuple[bool, Any]:
        """Run SQL as SQL Lab does: (True, rows) or (False, the message)."""
        databases = self.get("/api/v1/database/")
        answer = self.page.request.post(
            f"{self.url}/api/v1/sqllab/execute/",
            data={"database_id": databases[0]["id"], "sql": sql, "runAsync": False, "queryLimit": 100},
            headers={"X-CSRFToken": self.get("/api/v1/security/csrf_token/"), "Referer": self.url},
        )
        return (True, answer.json()["data"]) if answer.ok else (False, answer.text())

    def screenshot(self, path: Path) -> None:
        """The whole dashboard as an image."""
        height = self.page.evaluate(
            "Math.max(...[...document.querySelectorAll('*')].map(element => element.scrollHeight))"
        )
        self.page.set_viewport_size({"width": 1600, "height": min(int(height), 8000) + 20})
        self.page.wait_for_timeout(3000)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path)


def replace_warehouse(path: Path) -> None:
    """Put a file with other numbers in its place, as a build does: by one replace."""
    other = path.with_name("warehouse.next.duckdb")
    shutil.copyfile(path, other)
    with duckdb.connect(str(other)) as connection:
        connection.execute("update marts.fct_tax_by_industry set tax_revenue = tax_revenue + 1000")
        connection.execute("update meta.build set version = 'replaced'")
    other.replace(path)


def check(browser: Browser, warehouse: Path, password: str, screenshot: Path) -> None:
    """Everything that must hold, in the order in which a person would meet it. Raises CheckFailedError."""
    browser.sign_in(password)
    rows = browser.draw_dashboard()
    expect(len(rows) > 0, f"{len(rows)} charts drawn, each with data")
    browser.screenshot(screenshot)
    for what, (sql, refusal) in FORBIDDEN.items():
        answered, answer = browser.query(sql)
        expect(not answered and refusal in answer, f"SQL Lab cannot {what}", answer)
    answered, before = browser.query("select version from meta.build")
    expect(answered, "SQL Lab reads the warehouse", before)
    replace_warehouse(warehouse)
    _, after = browser.query("select version from meta.build")
    expect(
        after != before and after == [{"version": "replaced"}], "a replaced warehouse shows at the next query", after
    )
    again = browser.draw_dashboard()
    changed = {name for name in rows if rows[name] != again[name]}
    expect(bool(changed), "and in the charts of the dashboard", changed)
    expect(not browser.elsewhere, "nothing is asked of another host", browser.elsewhere)


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m bi.check", description="Superset and its dashboard, in a browser.")
    parser.add_argument(
        "--warehouse", type=Path, default=ROOT / WAREHOUSE_NAME, help="the published file; it is copied"
    )
    parser.add_argument("--screenshot", type=Path, default=SCREENSHOT)
    chosen = parser.parse_args(arguments)
    environment = ROOT / ".bi" / "venv"
    with tempfile.TemporaryDirectory(prefix="planhouse-bi-") as folder:
        try:
            warehouse = Path(folder) / "data" / WAREHOUSE_NAME
            warehouse.parent.mkdir()
            shutil.copyfile(check_warehouse(chosen.warehouse), warehouse)
            set_up_environment(environment)
            installation = Installation(Path(folder) / "home", environment, warehouse, _free_port())
            password = provision(installation)
            expect(password is not None, "a password of its own")
            expect(provision(installation) is None, "provisioned once, nothing is done twice")
            expect(
                (installation.home / "secret_key").stat().st_mode & 0o077 == 0, "the secret key is the owner's alone"
            )
            server = serve(installation)
        except (StartError, CheckFailedError) as error:
            print(error, file=sys.stderr)
            return 1
        try:
            with sync_playwright() as playwright:
                chromium = playwright.chromium.launch(
                    executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=CHROMIUM_ARGUMENTS
                )
                page = chromium.new_page(locale="zh-CN", viewport={"width": 1600, "height": 1200})
                check(Browser(page, installation.url), warehouse, password or "", chosen.screenshot)
        except CheckFailedError as error:
            print(f"  FAILED  {error}", file=sys.stderr)
            return 1
        finally:
            stop(server)
    print(f"The dashboard as it was seen: {chosen.screenshot}")
    return 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main())
