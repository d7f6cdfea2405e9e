"""All checks of an installation, in the order in which they are told: what others rest on comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from orchestration.health import data, machine, packages, service
from orchestration.health.result import Result, problem
from orchestration.process import trouble
from orchestration.settings import Settings, SettingsError


def checkup(*, as_service: bool = False, send_alert: bool = False) -> Iterator[Result]:
    """Look at everything.

    ``as_service`` asks for a daemon that runs and can load the jobs, ``send_alert`` for a message by every way that is set up.
    """
    try:
        settings = Settings.from_environment()
    except SettingsError as error:
        yield problem("settings", str(error), "Put the variable right; nothing else can be looked at before.")
        return
    checks: dict[str, Callable[[Settings], Iterator[Result]]] = {
        "python": packages.python,
        "lock": packages.lock,
        "commit": packages.commit,
        "disk": machine.disk,
        "sources": data.sources,
        "vocabulary": data.vocabulary,
        "warehouse": data.warehouse,
        "outputs": data.outputs,
        "freshness": data.freshness,
        "build": data.lock,
        "schedule": service.schedule,
        **({"definitions": service.definitions} if as_service else {}),
        "history": partial(service.history, service=as_service),
        "alerts": partial(service.alerts, send=send_alert),
        "ports": machine.ports,
    }
    for name, check in checks.items():
        try:
            yield from check(settings)
        # what a check does not know may not keep the others from being told
        except Exception as error:
            yield problem(name, trouble.of(error), "Mend that and look again.")
