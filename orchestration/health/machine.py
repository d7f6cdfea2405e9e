"""The machine: room on its disks, and who can reach what listens."""

from __future__ import annotations

import contextlib
import ipaddress
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from orchestration.dagster_home import dagster_home
from orchestration.health.result import Result, note, ok, problem
from orchestration.settings import Settings, there_is

# a build holds the build file, the copy that it publishes and the tables between, beside what is published
_TIMES_THE_FILE = 3
_LEAST_FREE = 1 << 30
# where Dagster and Superset listen unless told otherwise; somebody else's process cannot be asked what it is
_PORTS = {3000: "Dagster", 8088: "Superset"}
_PROGRAMS = {
    "dagster-webserver": "Dagster",
    "dagster_webserver": "Dagster",
    "superset": "Superset",
}
_LISTENS = "0A"


def disk(settings: Settings) -> Iterator[Result]:
    """Room for the next build, and the right to write where it writes."""
    size = settings.warehouse.stat().st_size if settings.warehouse.is_file() else 0
    needed = max(_LEAST_FREE, _TIMES_THE_FILE * size)
    for name, folder in (
        ("build folder", settings.build),
        ("warehouse", settings.warehouse.parent),
        ("DAGSTER_HOME", dagster_home()),
    ):
        there = there_is(folder)
        free = shutil.disk_usage(there).free
        if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
            yield problem(
                "disk",
                f"{there} ({name}) cannot be written to.",
                "Give it to the user that builds, or name another place.",
            )
        elif free < needed:
            yield problem(
                "disk",
                f"{there} ({name}) has {free / 1e9:.1f} GB left; a build wants {needed / 1e9:.1f}.",
                "Make room there.",
            )
        else:
            yield ok("disk", f"{there} ({name}) has {free / 1e9:.1f} GB left")


@dataclass(frozen=True, slots=True)
class Listener:
    """A socket that takes connections: where, and the command line of its process, empty where that is somebody else's."""

    address: str
    port: int
    command: str

    @property
    def is_open(self) -> bool:
        """Whether other machines reach it."""
        return not ipaddress.ip_address(self.address).is_loopback

    @property
    def program(self) -> str:
        """Dagster or Superset; empty for anything else."""
        if self.command:
            return next((name for word, name in _PROGRAMS.items() if word in self.command), "")
        return _PORTS.get(self.port, "")


def listeners() -> list[Listener]:
    """Everything on this machine that listens by TCP. Of Linux only; empty elsewhere."""
    found = []
    owners = _owners()
    for table in ("tcp", "tcp6"):
        with contextlib.suppress(OSError):
            for line in Path("/proc/net", table).read_text(encoding="ascii").splitlines()[1:]:
                _, local, _, state, *_, inode = line.split()[:10]
                if state == _LISTENS:
                    address, _, port = local.partition(":")
                    found.append(Listener(_address(address), int(port, 16), owners.get(inode, "")))
    return found


def _address(words: str) -> str:
    """The address that the kernel writes as words of 32 bits in the machine's order of bytes."""
    raw = b"".join(int(words[at : at + 8], 16).to_bytes(4, sys.byteorder) for at in range(0, len(words), 8))
    address = ipaddress.ip_address(raw)
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)


def _owners() -> dict[str, str]:
    """The command line of the process that holds each socket, by the socket's inode, as far as we may see."""
    owners = {}
    for process in Path("/proc").glob("[0-9]*"):
        # a process may end meanwhile, or be somebody else's
        with contextlib.suppress(OSError):
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
            for handle in (process / "fd").iterdir():
                with contextlib.suppress(OSError):
                    target = str(handle.readlink())
                    if target.startswith("socket:["):
                        owners[target[8:-1]] = command
    return owners


def ports(settings: Settings) -> Iterator[Result]:
    """Who can reach Dagster and Superset: neither asks who somebody is."""
    if not Path("/proc/net/tcp").exists():
        yield note("ports", "What listens can be seen on Linux only.")
        return
    ours = [each for each in listeners() if each.program]
    for each in ours:
        place = f"{each.program} on {each.address} port {each.port}"
        if each.is_open:
            yield problem(
                "ports",
                f"{place}: other machines reach it, and it lets everybody in.",
                "Have it listen on 127.0.0.1 and put a server with accounts in front (docs/operations.md); inside of a container "
                "that publishes the port on 127.0.0.1 alone this is as it should be.",
            )
        else:
            yield ok("ports", place)
    if not ours:
        yield ok("ports", "Neither Dagster nor Superset listens.")
