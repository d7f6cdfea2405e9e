"""What a service is set up with: the units, the container's file, nginx in front, and the table of settings."""

from __future__ import annotations

import base64
import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from orchestration.settings import SparkSettings

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
@pytest.mark.parametrize("unit", [each.name for each in UNITS])
def test_systemd_takes_the_units(unit: str, tmp_path: Path) -> None:
    path = tmp_path / unit
    text = (DEPLOY / unit).read_text(encoding="utf-8")
    # the folder of the checkout is here; a program that is not there would be refused
    program = tmp_path / "planhouse"
    program.symlink_to("/bin/true")
    path.write_text(text.replace("/opt/planhouse/.venv/bin/planhouse", str(program)), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if unit in line]) == (0, []), done.stderr
    wrong = path.read_text(encoding="utf-8").replace("Restart=on-failure", "Restart=perhaps")
    path.write_text(wrong, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(path)], capture_output=True, text=True, check=False
    )
    assert "perhaps" in done.stderr


def test_the_units_run_what_the_command_line_has() -> None:
    assert [each.name for each in UNITS] == ["planhouse-daemon.service", "planhouse-webserver.service"]
    for unit in UNITS:
        process = unit.stem.removeprefix("planhouse-")
        assert f"ExecStart=/opt/planhouse/.venv/bin/planhouse serve {process}\n" in unit.read_text(encoding="utf-8")


def test_the_container_is_made_of_the_lock_files_and_listens_as_it_says() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    copied = re.search(r"^COPY (.*) \./$", text, re.MULTILINE)
    assert copied
    installed = re.findall(r"--require-hashes --requirement (\S+)", text)
    assert copied[1].split() == installed == ["requirements.lock", "requirements-dagster-postgres.lock"]
    assert all((ROOT / name).is_file() for name in installed)
    # the places are those of the service
    service = dict(re.findall(r"^(\w+)=(.*)$", (DEPLOY / "planhouse.env").read_text(encoding="utf-8"), re.MULTILINE))
    assert (
        dict(re.findall(r"(\w+)=(\S+)(?: \\)?$", text.partition("ENV ")[2].partition("\nUSER")[0], re.MULTILINE))
        == service
    )
    assert re.search(r"^USER (?!root)", text, re.MULTILINE)


def test_dagster_s_family_is_of_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    dbt = next(each for each in project["dependencies"] if each.startswith("dagster-dbt=="))
    wanted = dbt.replace("dagster-dbt", "dagster-postgres")
    assert project["optional-dependencies"]["dagster-postgres"] == [wanted]
    assert wanted in (ROOT / "requirements-dagster-postgres.txt").read_text(encoding="utf-8").splitlines()
    default = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = re.compile(r"^(dagster[\w-]*==\S+)", re.MULTILINE)
    other = set(pins.findall((ROOT / "requirements-dagster-postgres.lock").read_text(encoding="utf-8")))
    assert wanted in other and other - {wanted} <= set(pins.findall(default))
    assert "dagster-postgres" not in default


def test_every_variable_stands_in_the_table_and_nothing_else_does() -> None:
    page = (
        (ROOT / "docs" / "operations.md")
        .read_text(encoding="utf-8")
        .partition("\n## Settings")[2]
        .partition("\n## ")[0]
    )
    told = re.findall(r"^\| `((?:PLANHOUSE|DAGSTER)_[A-Z_]+)`", page, re.MULTILINE)
    assert len(told) == len(set(told))
    read = {f"PLANHOUSE_{each.name.upper()}" for each in fields(SparkSettings)} | {"DAGSTER_HOME"}
    for top, endings in (
        ("orchestration", {".py", ".yaml"}),
        ("presentation", {".py"}),
        ("sources", {".py"}),
        ("benchmarks", {".py"}),
        ("tests", {".py"}),
        ("dbt_project", {".yml", ".sql"}),
        ("deploy", {".env"}),
    ):
        for path in (ROOT / top).rglob("*"):
            if path.suffix in endings and path != Path(__file__):
                read |= set(re.findall(r"\bPLANHOUSE_[A-Z]+(?:_[A-Z]+)*\b(?!_)", path.read_text(encoding="utf-8")))
    assert set(told) == read


class Upstream:
    """What stands behind nginx: it takes everything, and remembers it."""

    def __init__(self) -> None:
        self.got: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.got.append(f"{self.command} {self.path}")
                self.send_response(101 if self.headers.get("Upgrade") else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_POST = do_GET

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def front(tmp_path: Path) -> Iterator[tuple[int, Upstream]]:
    """nginx with the file of ``deploy``, on a port of its own."""
    if not shutil.which("nginx"):
        pytest.skip("nginx is not here")
    upstream, port = Upstream(), _free_port()
    made = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=planhouse.example.org"
    files = ["-keyout", str(tmp_path / "key"), "-out", str(tmp_path / "crt")]
    subprocess.run([*made.split(), *files], check=True, capture_output=True)
    (tmp_path / "htpasswd").write_text("reader:{PLAIN}secret\n", encoding="utf-8")
    own = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for theirs, here in (
        ("listen 443", f"listen 127.0.0.1:{port}"),
        ("/etc/ssl/planhouse.crt", str(tmp_path / "crt")),
        ("/etc/ssl/planhouse.key", str(tmp_path / "key")),
        ("/etc/nginx/planhouse.htpasswd", str(tmp_path / "htpasswd")),
        ("http://127.0.0.1:3000", f"http://127.0.0.1:{upstream.server.server_port}"),
    ):
        assert theirs in own
        own = own.replace(theirs, here)
    temporary = "".join(
        f"{each}_temp_path {tmp_path}/{each};\n" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    conf = tmp_path / "nginx.conf"
    conf.write_text(
        f"daemon off; pid {tmp_path}/pid; error_log {tmp_path}/error.log;\n"
        f"{'user root;' if os.geteuid() == 0 else ''}\nevents {{}}\nhttp {{ access_log off; {temporary} {own} }}\n"
    )
    with subprocess.Popen(["nginx", "-p", str(tmp_path), "-c", str(conf)], stderr=subprocess.DEVNULL) as process:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port, upstream
        process.terminate()
    upstream.server.shutdown()


def test_nginx_lets_nobody_but_us_at_dagster(front: tuple[int, Upstream]) -> None:
    port, upstream = front
    tls = ssl.create_default_context()
    tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE
    account = {"Authorization": f"Basic {base64.b64encode(b'reader:secret').decode()}"}

    def ask(method: str, path: str, host: str = "planhouse.example.org", **headers: str) -> int:
        """The status of an answer; 0 when the connection was closed without one."""
        named = {"Host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPSConnection("127.0.0.1", port, context=tls, timeout=10)
        try:
            connection.request(method, path, headers=named)
            return connection.getresponse().status
        except http.client.RemoteDisconnected:
            return 0
        finally:
            connection.close()

    own = {"Origin": "https://planhouse.example.org", "Sec-Fetch-Site": "same-origin"} | account
    other = {"Origin": "https://elsewhere.example.com"} | account
    websocket = {"Upgrade": "websocket", "Connection": "Upgrade"}
    mutation = "/graphql?query=mutation{launchRun}"
    # let through
    assert ask("GET", "/runs", **account) == 200
    assert ask("POST", "/graphql", **own) == 200
    assert ask("GET", "/graphql", **own, **websocket) == 101
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert ask("GET", "/runs", **account, **link) == 200
    passed = ["GET /runs", "POST /graphql", "GET /graphql", "GET /runs"]
    assert upstream.got == passed
    # and not
    assert ask("GET", "/runs") == 401
    assert ask("POST", "/graphql", **other) == 403
    assert ask("POST", "/graphql", **{**own, "Origin": "null"}) == 403
    assert ask("GET", "/graphql", **other, **websocket) == 403
    assert ask("GET", mutation, **account) == 405
    assert ask("GET", mutation, **account, **link) == 405
    assert ask("GET", "/runs", **account, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors") == 403
    assert ask("GET", "/runs", host="rebound.example.com", **account) == 0
    assert ask("POST", "/graphql", host="127.0.0.1", **own) == 0
    assert upstream.got == passed
