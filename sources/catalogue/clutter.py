"""Files and folders that other programs leave among documents: they are no documents, whoever put them there.

Here belong their names and nothing else. What an entry of the catalogue names is a document whatever its name.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

# in lower case; * is anything
_FILES = (
    ".*",  # hidden; also .DS_Store, ._name of macOS, .~lock.name# of LibreOffice, .name.swp of vim
    "readme*",  # notes for people
    "~$*",  # Office, while a document is open
    "~wrl*.tmp",
    "thumbs.db",  # Windows
    "ehthumbs*.db",
    "desktop.ini",
    "icon\r",  # macOS
    "*~",  # editors' backups
    "#*#",
    "*.bak",
    "*.crdownload",  # browsers, while a download lasts
    "*.part",
)
_FOLDERS = (".*", "__macosx", "@eadir", "$recycle.bin", "system volume information")


def is_clutter(name: str) -> bool:
    """Whether a file of this name is no document."""
    return _matches(name, _FILES)


def is_clutter_folder(name: str) -> bool:
    """Whether what lies in a folder of this name is no document."""
    return _matches(name, _FOLDERS)


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name.lower(), pattern) for pattern in patterns)
