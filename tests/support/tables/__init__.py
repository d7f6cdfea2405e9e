"""Made-up tables and the ways in which people print and paste them.

``made`` makes a table of a seed, ``prints`` prints it, ``facts`` reads it back and compares. ``python -m tests.support.tables``
prints the matrix of ``docs/formats.md``.
"""
