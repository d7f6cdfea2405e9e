"""Plain files for people without a database: Parquet, CSV that Excel opens right, a data package, SDMX, and one archive.

Here belongs writing the folder ``exports/`` from a published warehouse: one file a table, or of many reports one file an area. The
same warehouse content gives the same bytes: rows are sorted, settings and timestamps fixed, and nothing says when it was written.
"""

from presentation.exports.publish import Written, export

__all__ = ["Written", "export"]
