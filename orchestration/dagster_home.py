"""Dagster's home: the folder of its settings and, unless that is in PostgreSQL, of its history.

Here belongs laying it out, whoever starts Dagster: a build, the UI, a service. ``python -m orchestration.dagster_home`` does no more.
What is kept in the history, and for how long, is in ``orchestration.defs.history``. Imports nothing heavy.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from urllib.parse import urlsplit

from orchestration.service_settings import history_url
from orchestration.settings import ROOT, SettingsError

_SETTINGS = ROOT / "orchestration" / "dagster.yaml"
# the name of the variable, not what it holds: no password is written to the disk
_IN_POSTGRES = """
# the history is in PostgreSQL
storage:
  postgres:
    postgres_url:
      env: PLANHOUSE_DAGSTER_POSTGRES
"""


def dagster_home() -> Path:
    """Where it is, or will be."""
    return Path(os.environ.get("DAGSTER_HOME") or ROOT / ".dagster").resolve()


def wanted_settings() -> str:
    """What its ``dagster.yaml`` has to say. Raises SettingsError when the history cannot be where the environment wants it."""
    settings = _SETTINGS.read_text(encoding="utf-8")
    url = history_url()
    if not url:
        return settings
    if urlsplit(url).scheme not in {"postgresql", "postgres"}:
        raise SettingsError(
            "PLANHOUSE_DAGSTER_POSTGRES is no address of PostgreSQL; one is postgresql://user@host:5432/database."
        )
    if importlib.util.find_spec("dagster_postgres") is None:
        raise SettingsError(
            "PLANHOUSE_DAGSTER_POSTGRES is set, and what Dagster needs for PostgreSQL is not installed: make dagster-postgres"
        )
    return settings + _IN_POSTGRES


def prepare() -> Path:
    """Lay it out where it is not, with today's settings, and have this process and its children use it; where it is."""
    wanted, home = wanted_settings(), dagster_home()
    home.mkdir(parents=True, exist_ok=True)
    target = home / _SETTINGS.name
    if not target.exists() or target.read_text(encoding="utf-8") != wanted:
        target.write_text(wanted, encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(home)
    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")
    return home


if __name__ == "__main__":
    prepare()
