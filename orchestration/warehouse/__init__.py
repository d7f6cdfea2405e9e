"""The build file and the published file: opening, locking, publishing, and the tables in which a build says what it did.

Here belongs what is done to the warehouse as a file, and its ``meta`` tables. Not here: what decides a build
(``orchestration.build``), reading the published file (``presentation.warehouse``).
"""
