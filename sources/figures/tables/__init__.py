"""Reading the cells of tables: what their labels and headers say, and what a cell is worth.

Here belongs what turns a table of a ``Document`` into claims. Not here: finding tables in a page (``sources.documents``).
"""
