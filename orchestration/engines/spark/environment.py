"""Spark's own environment: packages from a lock file of its own, set up on first use.

Here belongs installing it and saying how its programs are called. Not here: what is run (``cluster``, ``engine``).
``planhouse spark`` sets it up and does nothing else.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

from orchestration.settings import ROOT

HERE = Path(__file__).resolve().parent
LOCK = HERE / "requirements.lock"
# loopback, where Spark would take the machine's outer address
LOOPBACK = "127.0.0.1"


class SparkError(RuntimeError):
    """Spark cannot do what was asked; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Environment:
    """An installation of Spark's packages in ``folder``."""

    folder: Path

    @property
    def python(self) -> Path:
        """The interpreter that driver, workers and dbt run with."""
        return self.folder / "bin" / "python"

    @property
    def home(self) -> Path:
        """SPARK_HOME: where the package keeps Spark itself."""
        found = sorted(self.folder.glob("lib/python*/site-packages/pyspark"))
        if not found:
            raise SparkError(f"There is no pyspark in {self.folder}; remove that folder and build again.")
        return found[0]

    def program(self, name: str) -> str:
        """A program of Spark's: spark-submit, spark-class."""
        return str(self.home / "bin" / name)

    def variables(self, *, address: str = LOOPBACK) -> dict[str, str]:
        """The environment variables of every process of Spark. ``address`` is the one that it listens on."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if name == "JAVA_HOME" or not name.startswith(("PYTHON", "SPARK", "PYSPARK", "JAVA_", "JDK_"))
        }
        # what the machine's administrator says of Spark wins over ours
        conf = os.environ.get("SPARK_CONF_DIR") or str(HERE / "conf")
        return kept | {
            "SPARK_CONF_DIR": conf,
            "SPARK_HOME": str(self.home),
            "SPARK_LOCAL_IP": address,
            "PYSPARK_PYTHON": str(self.python),
            "PYSPARK_DRIVER_PYTHON": str(self.python),
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "DO_NOT_TRACK": "1",
        }


def default_folder() -> Path:
    """Where the environment is unless ``PLANHOUSE_SPARK_HOME`` says otherwise."""
    return Path(os.environ.get("PLANHOUSE_SPARK_HOME") or ROOT / ".spark").resolve()


def set_up(folder: Path | None = None) -> Environment:
    """Install the locked packages; nothing happens when they are there. Raises SparkError when that cannot be done."""
    environment = Environment(folder or default_folder())
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    stamp = environment.folder / "lock.sha256"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return environment
    java = Path(os.environ["JAVA_HOME"]) / "bin" / "java" if os.environ.get("JAVA_HOME") else shutil.which("java")
    if java is None or not Path(java).exists():
        raise SparkError("Spark needs Java 17 or 21, and there is none: install it, or set JAVA_HOME.")
    print(f"Setting up Spark in {environment.folder} (about 900 MB, once) ...", file=sys.stderr, flush=True)
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    # the lock is whole but for what pyproject.toml excludes by name
    install = ["install", "--quiet", "--require-hashes", "--no-deps", "--requirement", str(LOCK)]
    venv.EnvBuilder(clear=True, with_pip=uv is None, symlinks=True).create(environment.folder)
    python = str(environment.python)
    command = [uv, "pip", *install, "--compile-bytecode", "--python", python] if uv else [python, "-m", "pip", *install]
    if subprocess.run(command, check=False).returncode:
        raise SparkError("The packages of Spark could not be installed; the installer's own message is above.")
    stamp.write_text(digest, encoding="ascii")
    return environment
