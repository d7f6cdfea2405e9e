"""``python -m orchestration.cli``: the same as ``planhouse``."""

from orchestration.cli.app import run

if __name__ == "__main__":
    run()
