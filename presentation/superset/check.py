"""The whole of it in a browser: ``python -m presentation.superset.check`` provisions into a temporary folder and looks at the
dashboard.

Any warehouse will do: what each chart has to show for an area is asked of the warehouse, with the chart's own filters. Two areas
and years are looked at: those that the dashboard chooses, and those that have the least. A chart over the years (the promises) is one
that the dashboard's filter of the year leaves out.

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
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import duckdb
import yaml
from playwright.sync_api import Page, Request, Response, sync_playwright

from presentation.superset.start import (
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

# the picture of the documentation is renewed by --screenshot only: a check changes nothing of the repository
SCREENSHOT = ROOT / ".bi" / "superset-dashboard.png"
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DRAWN = "canvas, table tbody tr, .superset-legacy-chart-big-number .header-line"
HOLDER = "[data-test=dashboard-component-chart-holder]"
BROKEN = ".ant-alert-error, [data-test=error-alert], .missing-chart-container"
# what Superset says of a chart without rows
EMPTY = ".ant-empty"
ASSETS = Path(__file__).resolve().parent / "assets"
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
# the label of an area, and the year of a report
View = tuple[str, int]
# the columns by which the dashboard's filters choose these
VIEWED = ("area_label", "execution_year")


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
        self._names: dict[int, str] = {}  # of the charts
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

    def draw_dashboard(self, view: View | None = None) -> dict[str, Rows]:
        """Open the dashboard and wait until every chart is drawn; the rows that each chart was sent, by chart.

        Without a view the dashboard chooses. Raises CheckFailedError when a chart failed, or is not drawn in time.
        """
        self._answers.clear()
        self.page.goto("about:blank")
        self.page.goto(f"{self.url}{DASHBOARD}{'' if view is None else '?native_filters=' + quote(_chosen(view))}")
        names = {chart["id"]: chart["slice_name"] for chart in self.get("/api/v1/dashboard/planhouse/charts")}
        self._names = names
        holders = self.page.locator(HOLDER)
        self._wait(lambda: holders.count() == len(names), "the dashboard shows all its charts")
        ends = self.page.locator(HOLDER).filter(has=self.page.locator(f"{DRAWN}, {EMPTY}, {BROKEN}"))
        self._wait(lambda: ends.count() >= holders.count(), "every chart comes to an end")
        self.page.wait_for_load_state("networkidle")
        found = {}
        for chart_id, name in names.items():
            answer = self._answers.get(chart_id)
            if answer is None or not answer.ok:
                raise CheckFailedError(f"{name}: {answer.text()[:500] if answer else 'no data was asked for'}")
            found[name] = [row for result in answer.json()["result"] for row in result["data"]]
        broken = self.page.locator(HOLDER).filter(has=self.page.locator(BROKEN))
        if broken.count():
            raise CheckFailedError(f"not drawn: {broken.all_inner_texts()}")
        return found

    def view(self) -> View:
        """What the charts on view were asked for.

        Raises CheckFailedError unless it is one area and one year, each asked of the charts that its filter reaches and of no other.
        """
        asked = {
            self._names[chart_id]: [
                {each["col"]: each.get("val") for each in query["filters"] if isinstance(each["col"], str)}
                for query in (answer.request.post_data_json or {})["queries"]
            ]
            for chart_id, answer in self._answers.items()
        }
        return view_of(asked, reached_by_filters())

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


def _chosen(view: View) -> str:
    """The state of the dashboard's filters as its address has it, with an area and a year chosen (in Rison)."""
    filters = []
    for name, column, shown, value in (
        ("area", "area_label", view[0], f"'{view[0]}'"),
        ("year", "execution_year", view[1], view[1]),
    ):
        filters.append(
            f"NATIVE_FILTER-{name}:(extraFormData:(filters:!((col:{column},op:IN,val:!({value})))),"
            f"filterState:(label:'{shown}',value:!({value})),id:NATIVE_FILTER-{name},ownState:())"
        )
    return f"({','.join(filters)})"


def reached_by_filters() -> dict[str, frozenset[str]]:
    """The columns by which the dashboard's filters of area and year choose for each chart, by its name."""
    (dashboard,) = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ASSETS / "dashboards").glob("*.yaml"))
    charts = [item["meta"] for key, item in dashboard["position"].items() if key.startswith("CHART-")]
    left_out = {
        target["column"]["name"]: each["scope"]["excluded"]
        for each in dashboard["metadata"]["native_filter_configuration"]
        for target in each["targets"]
    }
    return {
        chart["sliceName"]: frozenset(column for column in VIEWED if chart["chartId"] not in left_out[column])
        for chart in charts
    }


def view_of(asked: Mapping[str, Sequence[Mapping[str, Any]]], reached: Mapping[str, frozenset[str]]) -> View:
    """The one area and year that charts were asked for, by their queries' filters. Raises CheckFailedError where there is not one of
    each, or a chart was asked for what its filters leave out, or not for what they choose."""
    found: dict[str, set[object]] = {column: set() for column in VIEWED}
    for name, queries in asked.items():
        for filters in queries:
            chosen = {column: filters[column] for column in VIEWED if column in filters}
            if chosen.keys() != reached[name]:
                raise CheckFailedError(f"{name}: asked by {sorted(chosen)}, not by {sorted(reached[name])}")
            for column, values in chosen.items():
                found[column].update(values)
    area, year = found.values()
    if len(area) != 1 or len(year) != 1:
        raise CheckFailedError(f"the charts are to ask for one area and year: {found}")
    return str(*area), int(str(*year))


def to_show(warehouse: Path) -> dict[View, dict[str, bool]]:
    """Whether each chart, by its name, has something to show, for each area and year that has a report.

    A chart that is one number always has a row. Asked with what the assets say, not of Superset.
    """
    datasets, charts = (
        [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ASSETS / kind).glob("*.yaml"))]
        for kind in ("datasets", "charts")
    )
    sources = {each["uuid"]: each["sql"] or f"from {each['schema']}.{each['table_name']}" for each in datasets}
    labels = {
        each["uuid"]: next(column["expression"] for column in each["columns"] if column["column_name"] == "area_label")
        for each in datasets
    }
    reached = reached_by_filters()
    indicators = next(each["uuid"] for each in datasets if each["table_name"] == "v_indicators")
    found: dict[View, dict[str, bool]] = {}
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        views = connection.execute(
            f"select distinct {labels[indicators]}, execution_year from marts.v_indicators"
        ).fetchall()
        for view in sorted(views):
            found[view] = {}
            for chart in charts:
                by_view = {VIEWED[0]: labels[chart["dataset_uuid"]], VIEWED[1]: VIEWED[1]}
                chosen = {
                    by_view[column]: value
                    for column, value in zip(VIEWED, view, strict=True)
                    if column in reached[chart["slice_name"]]
                }
                conditions = [
                    *(f"{expression} = ?" for expression in chosen),
                    *map(_condition, chart["params"]["adhoc_filters"]),
                ]
                rows = f"from ({sources[chart['dataset_uuid']]}) where {' and '.join(conditions)} limit 1"
                has_rows = connection.execute(f"select 1 {rows}", [*chosen.values()]).fetchone() is not None
                found[view][chart["slice_name"]] = has_rows or chart["viz_type"] == "big_number_total"
    return found


def _condition(chosen: Mapping[str, str]) -> str:
    """A filter of a chart as SQL."""
    if chosen["expressionType"] == "SQL":
        return chosen["sqlExpression"]
    if chosen["operator"] == "IS NOT NULL":
        return f"{chosen['subject']} is not null"
    return f"{chosen['subject']} {chosen['operator']} '{chosen['comparator']}'"


def replace_warehouse(path: Path) -> None:
    """Put a file with other numbers in its place, as a build does: by one replace."""
    other = path.with_name("warehouse.next.duckdb")
    shutil.copyfile(path, other)
    with duckdb.connect(str(other)) as connection:
        # every report has observations, whatever else it lacks
        connection.execute("update marts.fct_indicator set value = value + 1000")
        connection.execute("update meta.build set version = 'replaced'")
    other.replace(path)


def compare(what: str, rows: Mapping[str, Rows], wanted: Mapping[str, bool]) -> None:
    """Every chart has rows where the warehouse has some for it, and none where it has none."""
    wrong = {name: f"{len(found)} rows" for name, found in rows.items() if bool(found) != wanted[name]}
    empty = ", ".join(name for name in rows if not wanted[name]) or "none"
    expect(not wrong, f"{what}: {len(rows)} charts drawn; without anything to show: {empty}", wrong)


def check(browser: Browser, warehouse: Path, password: str, screenshot: Path) -> None:
    """Everything that must hold, in the order in which a person would meet it. Raises CheckFailedError."""
    wanted = to_show(warehouse)
    browser.sign_in(password)
    rows = browser.draw_dashboard()
    chosen, least = browser.view(), min(wanted, key=lambda view: sum(wanted[view].values()))
    browser.screenshot(screenshot)
    compare(f"{chosen}, which the dashboard chooses", rows, wanted[chosen])
    most = max(sum(each.values()) for each in wanted.values())
    expect(sum(wanted[chosen].values()) == most, "no other area and year has something to show in more charts", chosen)
    if least != chosen:
        compare(f"{least}, which has the least", browser.draw_dashboard(least), wanted[least])
        expect(browser.view() == least, "what the address says is what is shown", browser.view())
        browser.screenshot(SCREENSHOT.with_stem(f"{SCREENSHOT.stem}-least"))
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
    parser = argparse.ArgumentParser(
        prog="python -m presentation.superset.check", description="Superset and its dashboard, in a browser."
    )
    parser.add_argument(
        "--warehouse", type=Path, default=ROOT / WAREHOUSE_NAME, help="the published file; it is copied"
    )
    parser.add_argument("--screenshot", type=Path, default=SCREENSHOT, help="where the picture goes (%(default)s)")
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
