"""Which reports there are: the catalogue, putting a document into it, what a document says of itself, and corrections by hand.

Here belongs everything that a person decides about a document. Not here: reading its text (``sources.documents``) or its numbers
(``sources.figures``).
"""
