"""The chart library: Apache ECharts, taken from the installed package and made loadable from disk.

Here belongs where the library comes from and which bytes are accepted. The package ships the official module build; a
page opened from disk may load classic scripts only, so its one export statement becomes a global.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
from pathlib import Path

VERSION = "6.1.0"
# of the official dist/echarts.esm.min.js of that version
SHA256 = "28515f26aa57f87eb1e4ed4eb446927eaf329b5f5e02b4bfd4b0264fea40d1da"
PACKAGE = "instaui_echarts"

_EXPORT = re.compile(r"export\{([^{}]*)\};?\s*$")


class ChartLibraryError(RuntimeError):
    """The chart library is not installed, or is not the one that the page was made for."""


def classic_script(module: str, name: str) -> str:
    """A script that sets the global ``name`` to an object of what the ES module exports.

    The module must end with its only export statement. Raises ChartLibraryError when it does not.
    """
    found = _EXPORT.search(module)
    if found is None:
        raise ChartLibraryError("The chart library does not end with an export: it cannot be made a classic script.")
    members = []
    for item in found.group(1).split(","):
        local, _, public = item.strip().partition(" as ")
        members.append(f"{public or local}:{local}")
    body = module[: found.start()]
    return f'(function(){{"use strict";{body}\nwindow.{name}={{{",".join(members)}}};}})();\n'


def chart_script() -> bytes:
    """The script that defines ``window.echarts``. Raises ChartLibraryError when the package is missing or not as pinned."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ChartLibraryError(
            f"ECharts is missing: install {PACKAGE.replace('_', '-')} in the version of pyproject.toml."
        )
    module = (Path(spec.submodule_search_locations[0]) / "static" / "echarts.esm.min.js").read_bytes()
    if hashlib.sha256(module).hexdigest() != SHA256:
        raise ChartLibraryError(
            f"{PACKAGE} does not hold ECharts {VERSION} as pinned. Install the version of pyproject.toml, or check the new "
            "file and pin it in presentation/page/echarts.py."
        )
    return classic_script(module.decode("utf-8"), "echarts").encode("utf-8")
