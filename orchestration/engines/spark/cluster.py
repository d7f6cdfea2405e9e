"""Spark's processes: submitting the job that reads, and a Spark Connect server for dbt that lives as long as it is needed.

Here belongs how they are started and ended. Not here: what runs in them.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from orchestration.engines.spark.environment import LOOPBACK, Environment, SparkError
from orchestration.settings import SparkSettings

# products of two printed numbers have ten decimals; by default Spark would round them to nine
EXACT = "spark.sql.decimalOperations.allowPrecisionLoss=false"
# what suits a machine or two and little data; a cluster's own file of properties says what suits it
_SMALL = (
    "spark.sql.shuffle.partitions=4",
    "spark.sql.codegen.wholeStage=false",
    "spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
)
_LOCAL = "local[*]"
_SERVER = "org.apache.spark.sql.connect.service.SparkConnectServer"


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def own_address(spark: SparkSettings) -> str:
    """The address of this machine that the cluster reaches: loopback for a cluster on loopback, else the one of the route to it."""
    host = urlsplit(spark.spark_master.split(",")[0]).hostname
    if host is None or host in {LOOPBACK, "localhost"}:
        return os.environ.get("SPARK_LOCAL_IP") or LOOPBACK
    if given := os.environ.get("SPARK_LOCAL_IP"):
        return given
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        # no packet is sent: it only asks for the route
        probe.connect((host, 9))
        return str(probe.getsockname()[0])


def submit(environment: Environment, spark: SparkSettings, *more: str) -> list[str]:
    """The beginning of a spark-submit command: the cluster, quiet, with nothing that listens to the outside."""
    address = own_address(spark)
    # what is given by --conf wins over the file, so only what must be so is given here
    conf = (
        EXACT,
        "spark.ui.enabled=false",
        f"spark.driver.host={address}",
        f"spark.driver.bindAddress={address}",
        "spark.sql.catalogImplementation=in-memory",
        "spark.sql.session.timeZone=UTC",
        "spark.log.level=ERROR",
        *(() if spark.spark_conf else _SMALL),
    )
    return [
        environment.program("spark-submit"),
        *("--master", spark.spark_master or _LOCAL),
        *(["--properties-file", spark.spark_conf] if spark.spark_conf else []),
        *(each for setting in conf for each in ("--conf", setting)),
        *more,
    ]


def read_command(environment: Environment, spark: SparkSettings, archive: Path, arguments: Sequence[str]) -> list[str]:
    """The command that runs ``read_job`` from its archive."""
    return submit(
        environment,
        spark,
        *("--name", "planhouse reading"),
        *("--archives", f"{archive}#planhouse", "--conf", "spark.executorEnv.PYTHONPATH=planhouse"),
        str(archive.with_suffix("") / "orchestration" / "engines" / "spark" / "read_job.py"),
        *arguments,
    )


@contextmanager
def connect_server(
    environment: Environment, spark: SparkSettings, work: Path, *, wait_seconds: float = 120
) -> Iterator[str]:
    """The URL of a Connect server: the one of the settings, else one of this build's own on loopback, ended afterwards.

    Raises SparkError when it does not start.
    """
    if spark.spark_remote:
        yield spark.spark_remote
        return
    work.mkdir(parents=True, exist_ok=True)
    port = free_port()
    log = work / "connect.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            submit(
                environment,
                spark,
                *("--name", "planhouse modelling"),
                *("--conf", f"spark.connect.grpc.binding.address={LOOPBACK}"),
                *("--conf", f"spark.connect.grpc.binding.port={port}"),
                *("--class", _SERVER, "spark-internal"),
            ),
            env=environment.variables(address=own_address(spark)),
            cwd=work,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_for(server, port, log, wait_seconds)
        yield f"sc://{LOOPBACK}:{port}"
    finally:
        stop(server)


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(0.2)
    raise SparkError(f"The Spark Connect server did not start; see {log}")


def stop(process: subprocess.Popen[bytes], *, seconds: float = 20) -> None:
    """End a process and those that it started, gently at first."""
    for signum, patience in ((signal.SIGTERM, seconds), (signal.SIGKILL, seconds)):
        if process.poll() is not None:
            break
        os.killpg(process.pid, signum)
        try:
            process.wait(timeout=patience)
        except subprocess.TimeoutExpired:
            continue
