"""A visitor of the page in a real browser, for the tests that look at it as a person does.

Here belong opening, waiting and noting complaints; what is right is for the tests to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
VIEWS = ("targets", "next", "tax", "checks", "figures", "review", "compare", "reports", "guide")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window; skips the test where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: install the dev extra")
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed: apt-get install chromium fonts-noto-cjk")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


class Visitor:
    """A tab that notes every request, and everything that the page complains about."""

    def __init__(
        self, browser: Browser, site: Path, width: int = 1280, scheme: Literal["light", "dark"] = "light"
    ) -> None:
        self.site = site
        self.tab = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.set_default_timeout(10_000)

    def open(self, view: str, **state: str) -> Page:
        words = "&".join(f"{name}={value}" for name, value in {"view": view, **state}.items())
        self.tab.goto("about:blank")
        self.tab.goto(f"{(self.site / 'index.html').as_uri()}#{words}")
        self.settle()
        return self.tab

    def settle(self) -> None:
        self.tab.wait_for_selector("main:not([aria-busy]) :is(h2, .error)")

    def until(self, expression: str) -> None:
        """Wait for a condition. The page's policy forbids evaluating text, so it is asked from outside, again and again."""
        for _ in range(200):
            if self.tab.evaluate(expression):
                return
            self.tab.wait_for_timeout(25)
        raise AssertionError(f"never came true: {expression}")

    @property
    def outside(self) -> list[str]:
        base = self.site.as_uri()
        return [url for url in self.requests if not url.startswith((f"{base}/", "data:,", "about:"))]

    def names(self) -> list[str]:
        names: list[str] = self.tab.locator("main tbody th").all_inner_texts()
        return names

    def leave(self) -> None:
        """Close the tab; the page must not have complained, nor asked for anything outside its folder."""
        self.tab.close()
        assert self.complaints == []
        assert self.outside == []
