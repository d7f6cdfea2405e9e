"""The static page: one folder that a browser opens from disk, with every published number and the words that print it.

Here belong the queries of the page, its texts, markup, scripts and style, and the writing of the folder. Not here: what a
number means or whether it is right; the page shows what the warehouse says.
"""

from presentation.page.site import SiteReport, write_site

__all__ = ["SiteReport", "write_site"]
