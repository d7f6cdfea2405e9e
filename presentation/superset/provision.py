"""Runs inside Superset's environment: its metadata tables, roles, the administrator, and everything in a folder of assets.

The same run twice leaves the same state: assets are known by their uuid. All of it in one process, because each start of
Superset takes seconds.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ADMIN = "admin"


def read_assets(folder: Path) -> dict[str, str]:
    """Path within the folder and text of each YAML file."""
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.yaml"))
    }


def provision(assets: dict[str, str], password: str, *, renew: bool) -> bool:
    """Bring Superset's metadata to what the assets say. Returns whether the administrator got this password.

    ``renew`` gives an administrator who exists already the new password. Raises what Superset raises for an asset that it
    refuses; nothing of the assets is stored then.
    """
    from flask_migrate import upgrade  # type: ignore[import-untyped]
    from superset.app import create_app  # type: ignore[import-not-found]

    with create_app().app_context():
        # what stands here needs the application to exist when it is imported
        from superset.commands.importers.v1.assets import ImportAssetsCommand  # type: ignore[import-not-found]
        from superset.extensions import appbuilder, db, security_manager  # type: ignore[import-not-found]
        from superset.utils.core import override_user  # type: ignore[import-not-found]

        upgrade()
        appbuilder.add_permissions(update_perms=True)
        security_manager.sync_role_definitions()
        admin = security_manager.find_user(ADMIN)
        created = admin is None
        if created:
            role = security_manager.find_role(security_manager.auth_role_admin)
            admin = security_manager.add_user(ADMIN, "Planhouse", "Admin", "admin@localhost", role, password)
            if not admin:
                raise RuntimeError("Superset could not create its administrator; its own message is above.")
        elif renew:
            security_manager.reset_password(admin.id, password)
        db.session.commit()
        with override_user(admin):
            ImportAssetsCommand(assets).run()
        return created or renew


def main() -> None:
    """The password is read from standard input; ``set`` or ``kept`` is the last line of standard output."""
    parser = argparse.ArgumentParser()
    parser.add_argument("assets", type=Path)
    parser.add_argument("--renew-password", action="store_true")
    arguments = parser.parse_args()
    done = provision(read_assets(arguments.assets), sys.stdin.readline().strip(), renew=arguments.renew_password)
    print("set" if done else "kept")


if __name__ == "__main__":
    main()
