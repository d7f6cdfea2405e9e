"""One module for each format of document: bytes in, layout elements out.

Here belongs what differs from format to format. Not here: what a heading, a caption or a table's header is; that is the
same for all of them and stands in ``sources.documents.layout``.
"""
