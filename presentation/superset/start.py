"""Set up Superset, provision it and serve it on loopback: ``python3 -m presentation.superset.start``.

Here belongs what happens before Superset runs: its environment, its secret key, its first password, one process to serve
it. Plain Python without a package, so that it runs before any environment exists. Not here: its settings
(``superset_config``) and what it is given (``provision``, ``assets``).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import venv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
LOCK = HERE / "requirements.lock"
ADMIN = "admin"
DASHBOARD = "/superset/dashboard/planhouse/"
# the views of the file refer to its tables by the catalogue's name, which is the name of the file
WAREHOUSE_NAME = "warehouse.duckdb"
HOST = "127.0.0.1"


class StartError(RuntimeError):
    """Superset cannot start; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Installation:
    """Where one Superset lives: ``home`` has its state, ``environment`` its packages, ``warehouse`` is what it shows."""

    home: Path
    environment: Path
    warehouse: Path
    port: int

    @property
    def url(self) -> str:
        """The address of the server."""
        return f"http://{HOST}:{self.port}"

    def program(self, name: str) -> str:
        """A program of Superset's environment."""
        return str(self.environment / "bin" / name)

    def variables(self) -> dict[str, str]:
        """The environment variables of every process of Superset."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "SUPERSET", "FLASK"))
        }
        return kept | {
            "PLANHOUSE_BI_HOME": str(self.home),
            "SUPERSET_HOME": str(self.home),
            "SUPERSET_CONFIG_PATH": str(HERE / "superset_config.py"),
            "PYTHONUTF8": "1",
            "PYTHONWARNINGS": "ignore",
            "DO_NOT_TRACK": "1",
        }


def set_up_environment(folder: Path) -> None:
    """Install the locked packages into ``folder``; nothing happens when they are there.

    Raises StartError when the interpreter does not fit or a package cannot be had.
    """
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    stamp = folder / "lock.sha256"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return
    if not (3, 11) <= sys.version_info[:2] < (3, 13):
        raise StartError("Superset needs Python 3.11 or 3.12: make PYTHON=python3.12 bi")
    print(f"Setting up Superset in {folder} (about 850 MB, once) ...", flush=True)
    python = str(folder / "bin" / "python")
    uv = shutil.which("uv")
    install = ["install", "--quiet", "--require-hashes", "--requirement", str(LOCK)]
    venv.EnvBuilder(clear=True, with_pip=uv is None, symlinks=True).create(folder)
    command = [uv, "pip", *install, "--compile-bytecode", "--python", python] if uv else [python, "-m", "pip", *install]
    if subprocess.run(command, check=False).returncode:
        raise StartError("The packages of Superset could not be installed; the installer's own message is above.")
    stamp.write_text(digest, encoding="ascii")


def ensure_secret_key(home: Path) -> None:
    """A key of this installation's own, made once, readable by its owner alone."""
    path = home / "secret_key"
    if path.exists():
        return
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))


def provision(installation: Installation, *, renew_password: bool = False) -> str | None:
    """Give Superset its tables, its administrator and the assets; nothing happens when it has them.

    Returns the administrator's password where a new one was made: it is kept nowhere else but, hashed, in Superset's own
    metadata. Raises StartError when Superset refuses.
    """
    home = installation.home
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)
    ensure_secret_key(home)
    digest = _provisioned_digest()
    stamp = home / "provisioned.sha256"
    if not renew_password and stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return None
    print("Provisioning Superset (about a minute the first time) ...", flush=True)
    password = secrets.token_urlsafe(15)
    command = [installation.program("python"), str(HERE / "provision.py"), str(HERE / "assets")]
    done = subprocess.run(
        [*command, "--renew-password"] if renew_password else command,
        input=f"{password}\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=installation.warehouse.parent,
        env=installation.variables(),
        check=False,
    )
    if done.returncode:
        raise StartError(f"Superset could not be provisioned:\n{done.stderr[-4000:]}")
    stamp.write_text(digest, encoding="ascii")
    return password if done.stdout.split()[-1] == "set" else None


def _provisioned_digest() -> str:
    digest = hashlib.sha256()
    for path in sorted([LOCK, HERE / "provision.py", HERE / "superset_config.py", *(HERE / "assets").rglob("*.yaml")]):
        digest.update(f"{path.relative_to(HERE)}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def serve(installation: Installation, *, wait_seconds: float = 180) -> subprocess.Popen[bytes]:
    """Start the server and return once it answers; whoever calls ends it. Its log is ``home/server.log``.

    Raises StartError when the port is taken or the server does not come up.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, installation.port))
        except OSError as error:
            raise StartError(
                f"Port {installation.port} is in use. Take another: --port {installation.port + 1}"
            ) from error
    log = installation.home / "server.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [
                installation.program("gunicorn"),
                *("--bind", f"{HOST}:{installation.port}"),
                # one process: its threads share what DuckDB has read of the file
                *("--workers", "1", "--worker-class", "gthread", "--threads", "8", "--timeout", "120"),
                "--no-control-socket",
                "superset.app:create_app()",
            ],
            # the database's address is relative to this folder
            cwd=installation.warehouse.parent,
            env=installation.variables(),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        if _answers(server, installation.url, wait_seconds):
            return server
    except BaseException:
        stop(server)
        raise
    stop(server)
    raise StartError(f"Superset did not start; see {log}")


def _answers(server: subprocess.Popen[bytes], url: str, wait_seconds: float) -> bool:
    deadline = time.monotonic() + wait_seconds
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    return False


def stop(server: subprocess.Popen[bytes]) -> None:
    """End the server, gently at first."""
    server.terminate()
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def check_warehouse(path: Path) -> Path:
    """The absolute path of a published file. Raises StartError when there is none, or under another name."""
    if path.name != WAREHOUSE_NAME:
        raise StartError(f"The warehouse must keep its name {WAREHOUSE_NAME}: its views refer to it.")
    if not path.is_file():
        raise StartError(f"There is no {path}. Build it first: make build")
    return path.resolve()


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(
        prog="python3 -m presentation.superset.start", description="Apache Superset over the warehouse."
    )
    parser.add_argument("--warehouse", type=Path, default=ROOT / WAREHOUSE_NAME, help="the published file")
    parser.add_argument(
        "--home", type=Path, default=ROOT / ".bi", help="where Superset keeps its state and its packages"
    )
    parser.add_argument("--port", type=int, default=8088)
    parser.add_argument("--new-password", action="store_true", help="give the administrator a new password")
    chosen = parser.parse_args(arguments)
    # ended by another process, it ends the server too, as on Ctrl-C
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    home = chosen.home.resolve()
    try:
        if os.name != "posix":
            raise StartError("Superset runs on Linux and macOS; on Windows, use WSL.")
        installation = Installation(home, home / "venv", check_warehouse(chosen.warehouse), chosen.port)
        set_up_environment(installation.environment)
        password = provision(installation, renew_password=chosen.new_password)
        # before anything else can fail: nobody can tell it later
        known = f"{password}   (shown only now)" if password else "as shown before; forgotten: --new-password"
        print(f"  user: {ADMIN}\n  password: {known}", flush=True)
        server = serve(installation)
        try:
            print(f"  {installation.url}{DASHBOARD}\nCtrl-C ends it.", flush=True)
            return server.wait()
        finally:
            stop(server)
    except StartError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
