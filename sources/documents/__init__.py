"""From bytes to a ``Document``: formats, encodings, limits, and the layout that is the same in every format.

Here belongs what can be said of a document without reading its numbers. Nothing here imports ``sources.figures``.
"""
