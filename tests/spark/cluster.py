"""A real standalone cluster on loopback: one master and workers, each a process of its own that can be killed.

Here belongs starting and ending it.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from orchestration.engines.spark.cluster import free_port, stop
from orchestration.engines.spark.environment import LOOPBACK, Environment

_MASTER = "org.apache.spark.deploy.master.Master"
_WORKER = "org.apache.spark.deploy.worker.Worker"


@dataclass
class Cluster:
    """A running cluster."""

    url: str
    workers: list[subprocess.Popen[bytes]]

    def kill_worker(self) -> int:
        """SIGKILL the last worker and what it runs, as when a machine loses power; its process id."""
        worker = self.workers[-1]
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
        return worker.pid


@contextmanager
def standalone(environment: Environment, folder: Path, *, workers: int = 2) -> Iterator[Cluster]:
    """A master and its workers, one core each, all on loopback; ended afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    # workers know nothing of this repository: the code comes with the job
    variables = {name: value for name, value in environment.variables().items() if name != "PYTHONPATH"}
    processes: list[subprocess.Popen[bytes]] = []

    def start(name: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (folder / f"{name}.log").open("wb") as output:
            process = subprocess.Popen(
                [environment.program("spark-class"), *arguments],
                env=variables,
                cwd=folder,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        processes.append(process)
        return process

    port = free_port()
    url = f"spark://{LOOPBACK}:{port}"
    try:
        listen = ("--host", LOOPBACK, "--webui-port", str(free_port()))
        start("master", _MASTER, *listen, "--port", str(port))
        _wait_for(folder / "master.log", port)
        started = [
            start(
                f"worker-{number}",
                _WORKER,
                *("--host", LOOPBACK, "--webui-port", str(free_port())),
                *("--cores", "1", "--memory", "2g", "--work-dir", str(folder / f"work-{number}")),
                url,
            )
            for number in range(1, workers + 1)
        ]
        yield Cluster(url, started)
    finally:
        for process in reversed(processes):
            stop(process)


def _wait_for(log: Path, port: int, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The master did not start: {log.read_text(encoding='utf-8')[-2000:]}")
