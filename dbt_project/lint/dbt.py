"""What sqlfluff puts in place of dbt's own macros when it renders a model to look at its style.

Here belong only stand-ins for style checks; the real ones are dbt's.
"""

from __future__ import annotations


def type_string() -> str:
    """A text type."""
    return "varchar"


def hash(field: str) -> str:
    """A hash of an expression."""
    return f"md5({field})"


def position(substring: str, string: str) -> str:
    """Where one text begins in another."""
    return f"strpos({string}, {substring})"
